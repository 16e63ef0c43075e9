/** A page to look through: what there is on the left, what is chosen on the right. It needs neither script nor server. */
export function page(parts: { title: string; style: string; nav: string; main: string }): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${parts.title}</title>
<style>${frame}${parts.style}</style>
<nav>
${parts.nav}
</nav>
<main>
${parts.main}
</main>
</html>
`;
}

// One section at a time, by the address alone: `:target` needs no script.
const frame = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; display: grid; grid-template-columns: 19rem 1fr; }
nav { height: 100vh; overflow: auto; padding: 0 1rem; box-sizing: border-box; border-right: 1px solid #8888; }
main { height: 100vh; overflow: auto; padding: 0 1.5rem; box-sizing: border-box; }
section { display: none; } section:target, main:not(:has(:target)) section:first-of-type { display: block; }
section div { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start; }
`;
