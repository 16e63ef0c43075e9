/** A file of styles that this page needs. React moves it to the head, from wherever it is, once. */
export function Look({ href }: { href: string }) {
  return <link rel="stylesheet" href={href} precedence="ours" />;
}
