import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newFolder } from "../../tests/new-folder.ts";
import { picturesOf } from "./pictures.ts";

test("a text is shown where it stands first; one that stands nowhere has no picture", () => {
  const gallery = newFolder();
  const folder = join(gallery, "screens", "fr");
  mkdirSync(folder, { recursive: true });
  const screens = [
    { screen: "sign-in", file: "sign-in", path: "/login", keys: ["login.title"] },
    { screen: "wrong", file: "wrong", path: "/login", keys: ["login.title", "login.not-recognised"] },
  ];
  writeFileSync(join(folder, "outside.json"), JSON.stringify({ where: "outside", locale: "fr", screens }));
  const pictures = picturesOf("fr", gallery);
  expect(pictures.get("login.title")).toBe(join(folder, "sign-in.phone.light.png"));
  expect(pictures.get("login.not-recognised")).toBe(join(folder, "wrong.phone.light.png"));
  expect(pictures.has("forgot.title")).toBe(false);
});

test("without a gallery there is none", () => {
  expect(picturesOf("fr", join(newFolder(), "gallery")).size).toBe(0);
});
