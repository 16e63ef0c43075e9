import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Walk } from "../gallery/screens-page.ts";

/**
 * Where each text can be seen, once `npm run gallery` has drawn the pictures:
 * by its key, one picture in that language. None where nothing was drawn.
 */
export function picturesOf(locale: string, gallery: string): ReadonlyMap<string, string> {
  const folder = join(gallery, "screens", locale);
  const pictures = new Map<string, string>();
  if (!existsSync(folder)) return pictures;
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    const { screens } = JSON.parse(readFileSync(join(folder, file), "utf8")) as Walk;
    for (const screen of screens) {
      for (const key of screen.keys) {
        if (!pictures.has(key)) pictures.set(key, join(folder, `${screen.file}.phone.light.png`));
      }
    }
  }
  return pictures;
}
