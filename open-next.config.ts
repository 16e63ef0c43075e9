import { defineCloudflareConfig } from "@opennextjs/cloudflare";

/** Every page is made for its request: there is nothing to keep between them. */
export default defineCloudflareConfig();
