import { po } from "gettext-parser";
import { type Catalogue, textsOf } from "../../messages/texts.ts";
import { parseText, pluralFormsIn, signatureOf } from "./arguments.ts";
import { pluralsOf } from "./new-language.ts";

/**
 * A language as a PO file (GNU gettext), for translation tools. A text is known
 * by its key (`msgctxt`): the same Dutch words may need two translations. Each
 * stays one ICU message, plurals and all.
 *
 * @param notes what a key, or all below it, is about: "login" or "login.title".
 * @param pictures where a text can be seen, by its key.
 */
export function toPo(
  locale: string,
  own: Catalogue,
  original: Catalogue,
  notes: Readonly<Record<string, string>>,
  pictures: ReadonlyMap<string, string> = new Map(),
): string {
  const texts = new Map(textsOf(own));
  const entries = textsOf(original).map(([key, dutch]) => {
    const entry = {
      msgctxt: key,
      msgid: dutch,
      msgstr: [texts.get(key) ?? ""],
      comments: {
        extracted: adviceOn(key, dutch, locale, notes),
        reference: pictures.get(key),
        flag: "icu-message-format",
      },
    };
    return [key, { [dutch]: entry }] as const;
  });
  const headers = {
    Language: locale,
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "X-Source-Language": "nl",
  };
  const file = { charset: "utf-8", headers, translations: Object.fromEntries(entries) };
  return new TextDecoder().decode(po.compile(file, { foldLength: 0 }));
}

function adviceOn(
  key: string,
  dutch: string,
  locale: string,
  notes: Readonly<Record<string, string>>,
): string {
  const steps = key.split(".");
  const about = steps.flatMap((_, i) => notes[steps.slice(0, i + 1).join(".")] ?? []);
  const read = parseText(dutch);
  if (read.status === "unreadable") return about.join("\n");
  const kept = signatureOf(read.elements);
  const forms = pluralsOf(locale).join(", ");
  return [
    ...about,
    ...(kept.length > 0 ? [`Keep: ${kept.join(" ")}`] : []),
    ...(pluralFormsIn(read.elements).length > 0 ? [`Plural forms of this language: ${forms}`] : []),
  ].join("\n");
}

export type FromPo =
  | { readonly status: "read"; readonly catalogue: Catalogue; readonly unknown: readonly string[] }
  /** The file says which language it is, and it is another one. */
  | { readonly status: "other-language"; readonly language: string };

/**
 * The catalogue that a PO file holds, in the order of the original. What a tool
 * marked as fuzzy counts as not written.
 *
 * @throws {Error} when it is no PO file.
 */
export function fromPo(locale: string, file: string, original: Catalogue): FromPo {
  const { headers, translations } = po.parse(Buffer.from(file), "utf-8");
  const language = headers.Language ?? "";
  if (language !== locale) return { status: "other-language", language };
  const entries = Object.values(translations).flatMap((group) => Object.values(group));
  const texts = new Map(
    entries.map(({ msgctxt = "", msgstr, comments }) => {
      const isFuzzy = /\bfuzzy\b/.test(comments?.flag ?? "");
      return [msgctxt, isFuzzy ? "" : (msgstr[0] ?? "")] as const;
    }),
  );
  const keys = new Set(textsOf(original).map(([key]) => key));
  const unknown = [...texts.keys()].filter((key) => key !== "" && !keys.has(key));
  return { status: "read", catalogue: filled(original, texts), unknown };
}

function filled(original: Catalogue, texts: ReadonlyMap<string, string>, prefix = ""): Catalogue {
  return Object.fromEntries(
    Object.entries(original).map(([name, text]) => [
      name,
      typeof text === "string" ? (texts.get(prefix + name) ?? "") : filled(text, texts, `${prefix}${name}.`),
    ]),
  );
}
