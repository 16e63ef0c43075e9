import { paletteOf, parseHex } from "../../lib/schools/colours.ts";
import { onShown } from "../page.ts";

/** The sign-in page in the colour and with the name as they are chosen (admin/settings/colour-field.tsx). */
export function followColour(): void {
  onShown(draw);
  document.addEventListener("input", draw);
}

function draw(): void {
  const preview = document.querySelector<HTMLElement>("figure.preview");
  const field = document.getElementById("colour") as HTMLInputElement | null;
  if (!preview || !field) return;
  const { accent, onAccent, accentDark, onAccentDark } = paletteOf(field.value);
  // A style attribute would need a hole in the policy; what script sets by itself does not.
  preview.style.setProperty("--accent-light", accent);
  preview.style.setProperty("--on-accent-light", onAccent);
  preview.style.setProperty("--accent-dark", accentDark);
  preview.style.setProperty("--on-accent-dark", onAccentDark);
  const name = document.getElementById("name") as HTMLInputElement | null;
  const shownName = preview.querySelector("strong");
  if (name && shownName) shownName.textContent = name.value;
  const corrected = document.querySelector<HTMLElement>("[data-corrected]");
  const isCorrected = parseHex(field.value) && accent !== field.value.toLowerCase();
  const said = isCorrected ? (corrected?.dataset.corrected ?? "") : "";
  if (corrected && corrected.textContent !== said) corrected.textContent = said;
}
