import type { MetadataRoute } from "next";
import { getTranslations } from "next-intl/server";
import { currentSchool } from "../lib/live/current-school.ts";
import { paletteOf } from "../lib/schools/colours.ts";

export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const school = await currentSchool();
  const name = school?.name ?? (await getTranslations("common"))("product");
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
