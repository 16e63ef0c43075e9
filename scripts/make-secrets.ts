import { randomBytes, toBase64Url } from "../lib/base64url.ts";

/** Prints a new set of secrets, in the form of an environment file. */
export function newSecrets(): string {
  const secret = () => toBase64Url(randomBytes(32));
  return [
    `LINK_KEYS=k1:${secret()}`,
    `PASSWORD_KEYS=k1:${secret()}`,
    `PRIVACY_KEY=${secret()}`,
    `SWEEP_SECRET=${secret()}`,
    "",
  ].join("\n");
}

if (import.meta.main) process.stdout.write(newSecrets());
