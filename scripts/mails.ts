import "./mails/load-tsx.ts";

/**
 * `npm run mails`: every mail, in every language, to people with difficult
 * names, as pages to look at. For translators: change `messages/`, run it
 * again, reload.
 */
const { drawGallery } = await import("./mails/draw-gallery.ts");
const folder = `${process.env.DATA_DIR ?? ".data"}/mails`;
const { count, indexUrl } = await drawGallery(folder);
console.log(`${count} mails: ${indexUrl}`);
