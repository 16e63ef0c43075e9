import { keyUse } from "../../lib/operators/key-use.ts";
import { newRing } from "../../lib/operators/new-ring.ts";
import { type Command, exitCodes, UsedWrongly } from "./command.ts";
import { filled, texts } from "./texts.ts";
import { writeSettings } from "./write-settings.ts";

const rings = { links: "LINK_KEYS", passwords: "PASSWORD_KEYS" } as const;

/** `rotate-keys`: prints each list with a new key, and who still depends on the old ones. Changes nothing by itself. */
export const rotateKeys: Command = {
  options: {
    ring: { type: "string", default: "both" },
    behind: { type: "boolean" },
    write: { type: "string" },
  },
  required: [],
  positionals: [],
  async run({ output, shell, open, text, flag }) {
    const ring = text("ring");
    if (ring !== "both" && !Object.hasOwn(rings, ring)) throw new UsedWrongly(texts.unknownRing);
    const names = ring === "both" ? Object.values(rings) : [rings[ring as keyof typeof rings]];
    const use = await keyUse(open().operator);
    const place = flag("behind") ? "behind" : "front";
    const settings = Object.fromEntries(
      names.map((name) => [name, newRing(shell.env[name] ?? "", place).value]),
    );
    const path = text("write");
    if (path) writeSettings(path, settings);
    const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
    const counted = Object.entries(use.passwords).map(([key, count]) => filled(texts.keyUse, { key, count }));
    const links = filled(texts.linkUse, {
      count: use.liveLinks,
      until: use.lastLinkEndsAt?.toISOString() ?? texts.never,
    });
    output.say(
      { status: path ? "written" : "printed", ...(path ? { path } : { settings }), use },
      [
        ...(path ? [filled(texts.keysWritten, { path })] : lines),
        "",
        place === "front" ? texts.keysNext : texts.keysNextBehind,
        ...counted,
        links,
      ].join("\n"),
    );
    return exitCodes.done;
  },
};
