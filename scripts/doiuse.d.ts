declare module "doiuse" {
  import type { Plugin } from "postcss";
  /** Tells of each feature of CSS that the browsers of `browserslist` do not all have. */
  export default function doiuse(options: {
    onFeatureUsage(usage: { readonly feature: string; readonly message: string }): void;
  }): Plugin;
}
