import { escaped } from "../gallery/escaped.ts";
import { page } from "../gallery/page.ts";
import type { ShownMail } from "./every-mail.ts";

interface Picture extends ShownMail {
  /** Without its ending. */
  readonly file: string;
}

/** A list of all mails, and the chosen one on a phone, on a screen and as text. Works without a server. */
export function galleryPage(pictures: readonly Picture[]): string {
  const groups = Map.groupBy(pictures, ({ form }) => form);
  return page({
    title: "Mails",
    style,
    nav: [...groups].map(([form, those]) => group(form, those)).join("\n"),
    main: pictures.map(section).join("\n"),
  });
}

function group(form: string, pictures: readonly Picture[]): string {
  const links = pictures.map(
    ({ file, locale, name }) => `<li><a href="#${file}">${locale} · ${name.title}</a></li>`,
  );
  return `<h2>${escaped(form)}</h2><ul>${links.join("")}</ul>`;
}

function section({ file, mail }: Picture): string {
  return `<section id="${file}" lang="${mail.locale}">
<h1 dir="auto">${escaped(mail.subject)}</h1>
<p dir="auto">${escaped(`${mail.from.name} <${mail.from.email}> → ${mail.to.name} <${mail.to.email}>`)}</p>
<p><a href="${file}.html">HTML</a> <a href="${file}.txt">text</a> <a href="${file}.eml">.eml</a></p>
<div><iframe loading="lazy" sandbox src="${file}.html" width="320" height="900" title="320 px"></iframe>
<iframe loading="lazy" sandbox src="${file}.html" width="640" height="900" title="640 px"></iframe>
<pre dir="auto">${escaped(mail.text)}</pre></div>
</section>`;
}

const style = `
nav h2 { font-size: 1rem; margin: 1rem 0 0; } nav ul { margin: 0; padding: 0; columns: 2; list-style: none; }
iframe { border: 1px solid #8888; background: Canvas; }
pre { flex: 1 1 24rem; white-space: pre-wrap; overflow-wrap: anywhere; }
`;
