import { connection } from "next/server";
import { liveTools } from "../../../lib/live/tools.ts";

type Context = { params: Promise<{ file?: string[] }> };

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  png: "image/png",
  txt: "text/plain; charset=utf-8",
  eml: "text/plain; charset=utf-8",
};

/** In development, what `npm run gallery` drew. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  await connection();
  const { file } = await params;
  if (!file) return new Response(null, { status: 307, headers: { Location: "/gallery/index.html" } });
  const type = types[file.at(-1)?.split(".").at(-1) ?? ""];
  if (!type || !file.every((part) => /^\w[\w.-]*$/.test(part))) return new Response(null, { status: 404 });
  const { readFile } = await import("node:fs/promises");
  const path = [liveTools().env.dataDir, "gallery", ...file].join("/");
  const bytes = await readFile(path).catch(() => null);
  return new Response(bytes, { status: bytes ? 200 : 404, headers: { "Content-Type": type } });
}
