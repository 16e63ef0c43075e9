import type { ComponentType } from "react";
import { render } from "react-email";
import { expect, test } from "vitest";
import { HelpMail } from "./help-mail.tsx";
import { LinkMail } from "./link-mail.tsx";
import { NoticeMail } from "./notice-mail.tsx";

/** Every template with the difficult names of its preview. */
async function previewOf<Props extends object>(
  Template: ComponentType<Props> & { PreviewProps: Props },
): Promise<string> {
  return render(<Template {...Template.PreviewProps} />);
}

const previews = [
  { name: "link", html: () => previewOf(LinkMail) },
  { name: "notice", html: () => previewOf(NoticeMail) },
  { name: "help", html: () => previewOf(HelpMail) },
];

test.each(previews)(
  "the $name mail tells screen readers its language and has one main heading",
  async ({ html }) => {
    const page = await html();
    expect(page).toMatch(/<html[^>]* lang="nl"/);
    expect(page).not.toContain('lang="en"');
    expect(page.match(/<h1/g)).toHaveLength(1);
  },
);

test.each(previews)("the $name mail uses tables for layout alone, and says so", async ({ html }) => {
  const tables = (await html()).match(/<table[^>]*>/g) ?? [];
  expect(tables.length).toBeGreaterThan(0);
  expect(tables.filter((table) => !table.includes('role="presentation"'))).toEqual([]);
});

test.each(previews)("the $name mail follows the reader's wish for dark", async ({ html }) => {
  const page = await html();
  expect(page).toContain('<meta name="color-scheme" content="light dark"/>');
  expect(page).toContain("@media (prefers-color-scheme: dark)");
});

test.each(previews)(
  "the $name mail stays below the size at which Gmail cuts off (102 kB)",
  async ({ html }) => {
    expect(Buffer.byteLength(await html())).toBeLessThan(30_000);
  },
);

test("nothing that a name holds becomes markup", async () => {
  expect(await previewOf(LinkMail)).toContain("&lt;&#x27;Jef&#x27;&gt; &amp; Ștefan");
  expect(await previewOf(HelpMail)).toContain("&lt;b&gt;Jan&lt;/b&gt;");
});
