/**
 * A page as it leaves the door: without Next's runtime, which none has a use
 * for. Our own scripts are told by their hash (app/_ui/own-script.tsx).
 *
 * React escapes every `<` of a text or an attribute, and Next each one of its
 * data in scripts: what looks like an element here is one.
 */
export function finishPage(made: string): string {
  return made
    .replace(/<script\b([^>]*)>.*?<\/script>/gs, (script, attributes) =>
      attributes.includes(" integrity=") ? script : "",
    )
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, "")
    .replace(/<!--.*?-->/gs, "");
}
