import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { buildIfNeeded } from "./demo/build-if-needed.ts";
import "./mails/load-tsx.ts";

/**
 * `npm run gallery`: every screen and every mail, in every state, language,
 * theme and width, as pictures to look through; at `/gallery` of `npm run dev` too.
 */
const folder = resolve(process.env.DATA_DIR ?? ".data", "gallery");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
buildIfNeeded();
const { status } = spawnSync(
  process.execPath,
  ["node_modules/@playwright/test/cli.js", "test", "--project=gallery", "--reporter=line"],
  { stdio: "inherit", env: { ...process.env, GALLERY_FOLDER: folder, SLEUTEL_TARGET: "node-file" } },
);
const { drawGallery } = await import("./mails/draw-gallery.ts");
const { writeScreensPage } = await import("./gallery/screens-page.ts");
const mails = await drawGallery(`${folder}/mails`);
const screens = writeScreensPage(folder);
console.log(`${screens.pictures} pictures of ${screens.count} screens, and ${mails.count} mails:`);
console.log(pathToFileURL(`${folder}/index.html`).href);
process.exitCode = status ?? 1;
