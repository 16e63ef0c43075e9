import type { OutgoingHttpHeaders } from "node:http";
import type { Demo } from "../../e2e/demo.ts";
import { newMail } from "../../e2e/mailbox.ts";
import { type Answer, send } from "../client.ts";
import { cookiesOf } from "../cookies-of.ts";
import { originOf } from "../form.ts";

export const school = "imb";

/** What many people of the demo have chosen. */
export const demoPassword = "Regenboog-op-dinsdag-0";

export interface Press {
  /** `imb` where it is left out. */
  readonly school?: string;
  readonly path: string;
  /** Pairs where a name comes twice; text goes out as it is. */
  readonly fields: string | Record<string, string> | [string, string][];
  readonly headers?: OutgoingHttpHeaders;
}

/** Sends a form that nobody has looked at before: any fields, any headers, from a page of ours unless they say otherwise. */
export function press({ port }: Demo, form: Press): Promise<Answer> {
  const { school: slug = school, path, fields, headers = {} } = form;
  return send(port, {
    method: "POST",
    school: slug,
    path,
    headers: {
      Origin: originOf(port, slug),
      "Content-Type": "application/x-www-form-urlencoded",
      "Accept-Language": "nl",
      ...headers,
    },
    body: typeof fields === "string" ? fields : new URLSearchParams(fields).toString(),
  });
}

/** @returns the cookies of somebody who signed in. */
export async function signIn(
  demo: Demo,
  username: string,
  password = demoPassword,
  more: Partial<Press> = {},
): Promise<string> {
  const answer = await press(demo, { path: "/login", fields: { username, password }, ...more });
  if (answer.headers.location !== "/account") throw new Error(`${username} is not let in: ${answer.status}`);
  return cookiesOf(answer);
}

export async function isSignedIn(demo: Demo, Cookie: string, slug = school): Promise<boolean> {
  return (await send(demo.port, { school: slug, path: "/account", headers: { Cookie } })).status === 200;
}

/** The link that somebody is mailed, whole. */
export async function linkFor(demo: Demo, username: string, email = `${username}@leerling.imb.example`) {
  const ask = async () => void (await press(demo, { path: "/forgot", fields: { username, email } }));
  return (await newMail(demo, email, ask)).link;
}

/** Saves a new password by the link of this path. */
export function save(demo: Demo, link: string, password: string, more: Partial<Press> = {}): Promise<Answer> {
  const { pathname } = new URL(link);
  const token = pathname.slice("/otp/".length);
  const fields = { token, newPassword: password, repeatPassword: password };
  return press(demo, { path: pathname, fields, ...more });
}
