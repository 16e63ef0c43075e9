import { cookiesOf } from "./cookies-of.ts";
import { postForm } from "./form.ts";

/** Signs in at imb. @returns what the browser sends from then on. */
export async function sessionOf(port: number, username: string, password: string): Promise<string> {
  const fields = [
    ["username", username],
    ["password", password],
  ] as const;
  return cookiesOf(await postForm(port, { school: "imb", path: "/login", fields }));
}
