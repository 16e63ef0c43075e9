import type { MetadataRoute } from "next";
import { currentSchool } from "../lib/live/current-school.ts";
import { words } from "../lib/live/words.ts";
import { paletteOf } from "../lib/schools/colours.ts";

export const dynamic = "force-dynamic";

export default function manifest(): MetadataRoute.Manifest {
  const school = currentSchool();
  const name = school?.name ?? words("common")("product");
  return {
    name,
    short_name: name.slice(0, 12),
    start_url: "/",
    display: "minimal-ui",
    background_color: "#ffffff",
    theme_color: paletteOf(school?.colour ?? "#1e4f91").accent,
    icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml" }],
  };
}
