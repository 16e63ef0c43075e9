/** What a visitor asked for by name: the school finder, a school, or something that is not ours. */
export type Host =
  | { readonly kind: "finder" }
  | { readonly kind: "school"; readonly slug: string }
  | { readonly kind: "elsewhere" };

const dnsLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads the `Host` header, which is the only thing that says which school a
 * request is for. The port is of no account; a final dot is DNS for "absolute".
 *
 * @param baseDomain lower case, without port: `sleutel.example`.
 */
export function parseHost(header: string | undefined, baseDomain: string): Host {
  const name = (header ?? "")
    .toLowerCase()
    .replace(/:\d{1,5}$/, "")
    .replace(/\.$/, "");
  if (name === baseDomain) return { kind: "finder" };
  if (!name.endsWith(`.${baseDomain}`)) return { kind: "elsewhere" };
  const slug = name.slice(0, -baseDomain.length - 1);
  return dnsLabel.test(slug) ? { kind: "school", slug } : { kind: "elsewhere" };
}
