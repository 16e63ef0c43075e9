/** A lily, for the Annunciation that the school is named after, out of an open book. */
export const imbLogo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
<rect width="64" height="64" rx="15" fill="#17607a"/>
<g fill="#fff">
<path d="M32 8c6 8 8.5 14.5 7 21.5-.9 4.2-3.5 8-7 11.5-3.5-3.5-6.1-7.3-7-11.5C23.5 22.5 26 16 32 8z"/>
<path d="M29.3 42.5C19.5 39 13 32.5 11 20c5.5 1.2 9.5 4 11.3 9 1.7 5.5 4.2 9.8 7 13.5z"/>
<path d="M34.7 42.5C44.5 39 51 32.5 53 20c-5.5 1.2-9.5 4-11.3 9-1.7 5.5-4.2 9.8-7 13.5z"/>
</g>
<path d="M10 46.5c8-2.8 16-2 22 2.5 6-4.5 14-5.3 22-2.5V54c-8-2.5-16-1.8-22 2.3C26 52.2 18 51.5 10 54z" fill="#f2c14e"/>
</svg>`;

/** The sun over a river that comes out of the hills. */
export const riversideLogo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
<rect width="64" height="64" rx="15" fill="#c8602c"/>
<circle cx="25" cy="24" r="11" fill="#ffd58a"/>
<path d="M0 37c12-9 22-8 33-4 11 3.8 21 2 31-5v21a15 15 0 0 1-15 15H15A15 15 0 0 1 0 49z" fill="#7a2e16"/>
<path d="M41 35.3c-5.5 2.2-7.5 4.5-3.5 7 6 3.7 9 6.2-1.5 10.2C26 56.5 20 59.5 18 64h25c1-4.5 6-7.5 10.5-10.5 7.5-5 2-8.5-5.5-11-4.8-1.7-4.2-3.5 1.2-6.3z" fill="#fdf0dc"/>
</svg>`;
