import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../db/client.ts";
import { migrateDatabase } from "../db/migrate.ts";
import { recoveryLinks } from "../db/schema.ts";
import { benchPassword } from "../db/seed/passwords.ts";
import { seedDemo } from "../db/seed/seed-demo.ts";
import { accountOverview } from "../lib/account/signed-in-person.ts";
import { emailKey } from "../lib/accounts/email-key.ts";
import { usernameKey } from "../lib/accounts/username-key.ts";
import { randomBytes } from "../lib/base64url.ts";
import { foldForSearch } from "../lib/fold-for-search.ts";
import { keyRing } from "../lib/keys.ts";
import { nodeArgon2id } from "../lib/password/argon2id-node.ts";
import { currentParameters, formatParameters } from "../lib/password/parameters.ts";
import { passwordBytes } from "../lib/password/password-bytes.ts";
import { makeVerifier } from "../lib/password/verifier.ts";
import { expandRequests } from "../lib/recovery/expand-request.ts";
import { signLinkToken } from "../lib/recovery/link-token.ts";
import { openLink } from "../lib/recovery/open-link.ts";
import { redeemLink } from "../lib/recovery/redeem-link.ts";
import { requestRecovery } from "../lib/recovery/request-recovery.ts";
import { findSchool } from "../lib/schools/find-school.ts";
import { type Scope, scopeAt, type Tools } from "../lib/scope.ts";
import { signIn } from "../lib/sign-in/sign-in.ts";
import { table } from "./table.ts";

const visitor = { network: "bench", device: "", knownBrowsers: "" };

/** Round trips to the database and slow hashes, counted while each step is done once. */
export async function measureRoundTrips(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "sleutel-bench-"));
  const hashes = { count: 0 };
  const tools = await prepared(folder, hashes);
  const school = await findSchool(tools.db, "imb");
  if (!school) throw new Error("The demo has no school imb");
  const scope = scopeAt(tools, school);
  const rows: (string | number)[][] = [["step", "round trips", "Argon2id"]];
  const count = async <T>(step: string, run: () => Promise<T>): Promise<T> => {
    const before = { trips: tools.db.roundTrips, hashes: hashes.count };
    const result = await run();
    rows.push([step, tools.db.roundTrips - before.trips, hashes.count - before.hashes]);
    return result;
  };

  await count("find the school (then kept for 30 s)", () => findSchool(tools.db, "imb"));
  const typed = { username: "u0", email: "u0@bench.example" };
  const accepted = await count("accept a request", () => requestRecovery(scope, typed, visitor));
  await count("accept one for nobody", () =>
    requestRecovery(scope, { username: "nobody", email: "no@body.example" }, visitor),
  );
  if (accepted.status !== "accepted") throw new Error("The request was not accepted");
  await count("expand it, after the answer", () => expandRequests(tools, accepted.request));
  const token = await newestToken(scope);
  await count("open a forged link", () => openLink(scope, `${token.slice(0, -4)}AAAA`));
  await count("open the link", () => openLink(scope, token));
  await count("save a weak password", () => redeemLink(scope, token, "Welkom01!", visitor));
  await count("save a new password", () => redeemLink(scope, token, "Zeven-kikkers-9", visitor));
  const sign = (username: string, password: string) => () =>
    signIn(scope, { username, password, keep: false }, visitor);
  await count("sign in, wrong password", sign("u0", benchPassword));
  await count("sign in, nobody's username", sign("nobody", benchPassword));
  const signedIn = await count("sign in", sign("u0", "Zeven-kikkers-9"));
  if (signedIn.status !== "signed-in") throw new Error("Signing in failed");
  await count("show the account page", () => accountOverview(scope, signedIn.session.token));
  tools.db.close();
  rmSync(folder, { recursive: true, force: true });
  return table(rows);
}

async function prepared(folder: string, hashes: { count: number }): Promise<Tools> {
  const url = `file:${join(folder, "bench.db")}`;
  await migrateDatabase(url);
  const db = openDatabase(url);
  const parameters = formatParameters(currentParameters);
  const key = () => keyRing([{ id: "k1", secret: randomBytes(32) }]);
  const keys = { links: key(), passwords: key(), privacy: randomBytes(32) };
  await seedDemo(db, {
    usernameKey,
    emailKey,
    foldForSearch,
    slowHash: (password, salt) => nodeArgon2id(passwordBytes(password), salt, currentParameters),
    makeVerifier: (slow) => makeVerifier(keys.passwords, parameters, slow),
    parameters,
    now: new Date(),
    benchAccounts: 1,
  });
  return {
    db,
    keys,
    argon2id: (...args) => {
      hashes.count++;
      return nodeArgon2id(...args);
    },
    passwordCost: currentParameters,
    mailer: { send: async ({ id }) => ({ status: "accepted", transportId: id }) },
    clock: { now: () => new Date() },
    senderEmail: "bench@sleutel.example",
    throttleFactor: 1,
    urlAt: (slug, path) => `http://${slug}.localhost${path}`,
  };
}

async function newestToken(scope: Scope): Promise<string> {
  const [link] = await scope.db.read.select().from(recoveryLinks);
  if (!link) throw new Error("No link was made");
  return signLinkToken(scope.keys.links, link);
}
