import { measureDeletion } from "./large/deletion.ts";
import { measureOperations } from "./large/operations.ts";

/**
 * Whether Sleutel is as fast with a million accounts as with a thousand: the
 * same requests to two servers in turn, of which one has the demo's schools
 * alone and the other 2,000 more with a quarter's requests, mails, sessions and
 * events. Then a year's worth is deleted.
 *
 * SCHOOLS (2,000) of ACCOUNTS (500) with three persons each; ROUNDS (7) of
 * ROUND_MS (2,000). ONLY is `operations` or `deletion`.
 */
const schools = Number(process.env.SCHOOLS ?? 2_000);
const accountsOfSchool = Number(process.env.ACCOUNTS ?? 500);
const only = process.env.ONLY;

if (only !== "deletion") {
  await measureOperations(
    { schools, accountsOfSchool },
    {
      clients: 4,
      rounds: Number(process.env.ROUNDS ?? 7),
      roundMs: Number(process.env.ROUND_MS ?? 2_000),
    },
  );
}
if (only !== "operations") {
  console.log(await measureDeletion({ schools, accountsOfSchool: Math.ceil(accountsOfSchool / 5) }));
}
process.exit(0);
