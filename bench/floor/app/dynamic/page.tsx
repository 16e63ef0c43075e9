import { readAccount } from "../../database.ts";
import { SignInForm } from "../sign-in-form.tsx";

export const dynamic = "force-dynamic";

export default async function Page() {
  return <SignInForm note={String((await readAccount("u0"))?.username)} />;
}
