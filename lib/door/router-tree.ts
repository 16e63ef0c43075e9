export const routerTree = "next-router-state-tree";

const kinds = /^(?:c|oc|d|[cd]i\((?:\.|\.\.|\.\.\.)\)|[cd]i\(\.\.\)\(\.\.\))$/;

/**
 * Whether a `Next-Router-State-Tree` header can be read: Next fails for any
 * other, and puts a stack in the log for it. The shape is that of Next 16.
 */
export function isRouterTree(header: string | undefined): boolean {
  if (header === undefined) return false;
  try {
    return isTree(JSON.parse(decodeURIComponent(header)));
  } catch {
    return false;
  }
}

function isTree(value: unknown): boolean {
  if (!Array.isArray(value) || value.length < 2 || value.length > 6) return false;
  const [segment, children, refetch, marker, depth, more] = value;
  return (
    isSegment(segment) &&
    typeof children === "object" &&
    children !== null &&
    Object.values(children).every(isTree) &&
    (refetch == null || (Array.isArray(refetch) && refetch.length === 2 && refetch.every(isText))) &&
    (marker == null || ["refetch", "inside-shared-layout", "metadata-only"].includes(marker)) &&
    (depth == null || typeof depth === "number") &&
    (more === undefined || isText(more))
  );
}

function isSegment(value: unknown): boolean {
  if (!Array.isArray(value)) return isText(value);
  const [name, key, kind, siblings] = value;
  const hasSiblings = siblings === null || (Array.isArray(siblings) && siblings.every(isText));
  return value.length === 4 && isText(name) && isText(key) && kinds.test(String(kind)) && hasSiblings;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
