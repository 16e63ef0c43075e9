import { expect, test } from "vitest";
import { finishPage } from "./finish-page.ts";

test("a page leaves without the scripts of the framework, and with those of ours", () => {
  const ours = '<script type="module" src="/script/live.A.js" integrity="sha256-x"></script>';
  const made = `<!DOCTYPE html><html><head>
<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/>
<link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/>
<script src="/_next/static/chunks/a.js" async=""></script>${ours}</head>
<body><!--$--><p>Dag <!-- -->Jan</p><!--/$--><script>self.__next_f.push([1,"0:\\u003cscript integrity=\\n"])</script>
<script id="_R_">
requestAnimationFrame(1)
</script></body></html>`;
  expect(finishPage(made).replace(/\n+/g, "\n")).toBe(`<!DOCTYPE html><html><head>
<link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/>
${ours}</head>
<body><p>Dag Jan</p>
</body></html>`);
});

test("what somebody wrote stays, whatever it looks like", () => {
  const made = '<p title="&lt;!-- a --&gt;">&lt;script&gt;alert(1)&lt;/script&gt; &lt;!-- b --&gt;</p>';
  expect(finishPage(made)).toBe(made);
});
