import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { locales } from "../../messages/catalogues.ts";
import { escaped } from "./escaped.ts";
import { page } from "./page.ts";

/** What a walk in one language left behind (tests/screens/gallery.story.ts). */
export interface Walk {
  readonly where: string;
  readonly locale: string;
  readonly screens: readonly Screen[];
}

interface Screen {
  readonly screen: string;
  /** Without width, theme and ending. */
  readonly file: string;
  readonly path: string;
  readonly keys: readonly string[];
}

const sizes = ["phone", "tablet", "desktop"] as const;
const themes = ["light", "dark"] as const;

/** Writes `index.html`, which needs neither script nor server. */
export function writeScreensPage(folder: string): { count: number; pictures: number } {
  const root = join(folder, "screens");
  const walks = readdirSync(root).flatMap((locale) =>
    readdirSync(join(root, locale))
      .filter((file) => file.endsWith(".json"))
      .map((file) => JSON.parse(readFileSync(join(root, locale, file), "utf8")) as Walk),
  );
  const first = walks[0]?.locale ?? "";
  const names = walks.filter(({ locale }) => locale === first).flatMap(({ screens }) => screens);
  writeFileSync(join(folder, "index.html"), screensPage(walks, names));
  return {
    count: names.length,
    pictures: walks.flatMap(({ screens }) => screens).length * sizes.length * themes.length,
  };
}

function screensPage(walks: readonly Walk[], names: readonly Screen[]): string {
  const shown = locales.filter((locale) => walks.some((walk) => walk.locale === locale));
  const links = names.map(({ screen, file }) => `<a href="#${file}">${escaped(screen)}</a>`);
  return page({
    title: "Gallery",
    style: `${style}${hidden("locale", shown)}`,
    nav: ['<p><a href="mails/index.html">Mails</a></p>', ...links].join("\n"),
    main: `<form>
<fieldset><legend>Language</legend>${radios("locale", shown)}</fieldset>
<fieldset><legend>Theme</legend>${radios("theme", themes)}</fieldset>
<fieldset><legend>Width</legend>${radios("size", [...sizes, "all"])}</fieldset>
</form>
${names.map((each) => section(each, walks, shown)).join("\n")}`,
  });
}

function radios(name: string, values: readonly string[]): string {
  return values
    .map(
      (value, i) =>
        `<label><input type="radio" name="${name}" value="${value}"${i === 0 ? " checked" : ""}> ${value}</label>`,
    )
    .join("\n");
}

function section({ screen, file, path }: Screen, walks: readonly Walk[], shown: readonly string[]): string {
  const keys = new Set(
    walks.flatMap(({ screens }) => screens.filter((each) => each.file === file).flatMap((each) => each.keys)),
  );
  const pictures = shown.flatMap((locale) =>
    themes.flatMap((theme) =>
      sizes.map(
        (size) =>
          `<img loading="lazy" class="${locale} ${theme} ${size}" src="screens/${locale}/${file}.${size}.${theme}.png" alt="${escaped(`${screen}, ${locale}, ${theme}, ${size}`)}">`,
      ),
    ),
  );
  return `<section id="${file}">
<h1>${escaped(screen)}</h1>
<p><code>${escaped(path)}</code></p>
<details><summary>${keys.size} texts</summary><ul>${[...keys].map((key) => `<li><code>${key}</code></li>`).join("")}</ul></details>
<div>${pictures.join("\n")}</div>
</section>`;
}

// What is chosen is shown by `:has` alone.
const hidden = (name: string, values: readonly string[]) =>
  values
    .map((value) => `main:has([name=${name}][value=${value}]:checked) img:not(.${value}) { display: none; }`)
    .join("\n");
const style = `
nav a { display: block; padding: .125rem 0; }
fieldset { display: inline-flex; gap: .75rem; border: 1px solid #8888; border-radius: .5rem; margin: .75rem .5rem 0 0; }
form { position: sticky; top: 0; padding-bottom: .5rem; background: Canvas; }
section { scroll-margin-top: 6rem; } section div { margin-block: 1rem; }
img { border: 1px solid #8888; max-width: 100%; } code { overflow-wrap: anywhere; } details ul { columns: 3; font-size: .875rem; }
${hidden("theme", themes)}
${hidden("size", sizes)}
`;
