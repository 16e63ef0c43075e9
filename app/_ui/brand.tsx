import type { School } from "../../lib/scope.ts";

/** Whose door this is. The name says it; the logo beside it is decoration. */
export function Brand({ school, productName }: { school: School | null; productName: string }) {
  return (
    <header>
      <a href="/" className="brand">
        {school?.logoVersion && <img src={`/logo/${school.logoVersion}`} alt="" width={48} height={48} />}
        <span>{school?.name ?? productName}</span>
      </a>
    </header>
  );
}
