import { startDemo } from "../e2e/demo.ts";
import { target } from "../e2e/target.ts";
import { type Answer, send } from "./client.ts";
import { expect, test } from "./server.ts";
import { sessionOf } from "./session-of.ts";

const pages = {
  everybodys: ["/login", "/forgot", "/forgot/sent", "/help", "/code", "/accessibility", "/nothing", "/otp/x"],
  pupils: ["/account", "/account/password"],
  desks: ["/admin", "/admin/people", "/admin/letters", "/admin/import", "/admin/help", "/admin/settings"],
};

test("in development, Next makes every page of the same elements as the house does", async ({ demo }) => {
  test.skip(target.name !== "node-file", "Development is on Node with a file.");
  test.setTimeout(180_000);
  const development = await startDemo({
    dataDir: demo.dataDir,
    database: demo.database,
    isDevelopment: true,
  });
  try {
    const sessions = {
      everybodys: "",
      pupils: await sessionOf(demo.port, "jan.selle", "Kikker7-in-de-vijver"),
      desks: await sessionOf(demo.port, "an.peeters", "Krijtbord9-kraakt"),
    };
    for (const [whose, paths] of Object.entries(pages)) {
      const headers = { Cookie: sessions[whose as keyof typeof sessions] };
      for (const path of paths) {
        const ofHouse = await send(demo.port, { school: "imb", path, headers });
        const ofNext = await send(development.port, { school: "imb", path, headers });
        expect(ofNext.status, path).toBe(ofHouse.status);
        expect(elementsOf(ofHouse), path).toContain("<h1>");
        expect(elementsOf(ofNext), path).toBe(elementsOf(ofHouse));
        expect(titleOf(ofNext), path).toBe(titleOf(ofHouse));
      }
    }
    const header = { Accept: "text/html" };
    const led = await send(development.port, { school: "imb", path: "/account", headers: header });
    expect(led.headers.location).toContain("/login?notice=sign-in-first");
  } finally {
    await development.stop();
  }
});

/** Of the body: what React leaves for a runtime, and the scripts of one, are in development alone. */
function elementsOf({ body }: Answer): string {
  return (/<body[\s\S]*<\/body>/.exec(body)?.[0] ?? "")
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, "")
    .replace(/<!--.*?-->/g, "")
    .replace('<div hidden=""></div>', "");
}

function titleOf({ body }: Answer): string | undefined {
  return /<title>.*?<\/title>/.exec(body)?.[0];
}
