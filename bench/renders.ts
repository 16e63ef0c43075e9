import { performance } from "node:perf_hooks";
import "../scripts/mails/load-tsx.ts";
import { changed, help, imb, newDevice, toMarie, tools } from "../lib/mail/specimens.ts";
import { table } from "./table.ts";

const warmUp = 100;
const times = 500;

/** How many mails a second are written, HTML and text, on one core. */
export async function measureRenders(): Promise<string> {
  const { renderMail } = await import("../lib/mail/render.ts");
  const rows: (string | number)[][] = [["mail", "renders a second", "ms each"]];
  for (const mail of [toMarie, changed, newDevice, help]) {
    for (let i = 0; i < warmUp; i++) await renderMail(tools, imb, mail);
    const began = performance.now();
    for (let i = 0; i < times; i++) await renderMail(tools, imb, mail);
    const eachMs = (performance.now() - began) / times;
    rows.push([mail.kind, Math.round(1000 / eachMs), eachMs.toFixed(2)]);
  }
  return table(rows);
}
