import type { FindingKind } from "../../lib/operators/doctor/finding.ts";
import type { InviteFault } from "../../lib/operators/invite-administrator.ts";
import type { SchoolFault } from "../../lib/operators/school-faults.ts";
import { locales } from "../../messages/catalogues.ts";
import type { CommandName } from "./commands.ts";

/** All that the command line says. In English alone: operators read docs/operating.md too (DECISIONS.md). */

const schoolFault: Record<SchoolFault, string> = {
  "slug-not-a-label":
    "--slug must be one part of a host name: small letters, digits and hyphens between them, 63 at most.",
  "slug-reserved": "This subdomain is kept for other purposes (www, admin, mail and the like).",
  "slug-taken": "Another school has this subdomain.",
  "name-missing": "--name must not be empty.",
  "town-missing": "--town must not be empty.",
  "address-missing":
    "--address must not be empty: street, number, postcode and town, for the foot of a mail.",
  "language-unknown": `--language must be one of ${locales.join(", ")}.`,
  "helpdesk-not-an-email": "--helpdesk must be an e-mail address.",
  "colour-not-hex": "--colour must be six hexadecimal digits after a #, such as #1e4f91 (in quotes).",
};

const inviteFault: Record<InviteFault, string> = {
  "username-missing": "--username must not be empty.",
  "not-an-email": "--email must be an e-mail address.",
  "names-missing": "Nobody has this username yet: --given and --family say who it is.",
  inactive: "The holder of this account is not active, and could not sign in.",
  undeliverable: "Mail of this school does not reach this address. Clear it at the desk, or take another.",
  "school-suspended": "The school is suspended: no mail goes out. Resume it first.",
};

const finding: Record<FindingKind, string> = {
  "node-fine": "Node {version}.",
  "node-too-old": "Node {version} is too old. Run it with Node 24.7 or newer.",
  "settings-fine": "The settings are fit for production.",
  "setting-faulty": "{fault}",
  "outbox-in-production":
    "MAIL_TRANSPORT is outbox: nothing is sent, and /outbox shows every mail to anybody. Set POSTMARK_SERVER_TOKEN or SMTP_URL.",
  "throttle-changed": "THROTTLE_FACTOR is {factor}: limits are not those of production. Leave it out.",
  "domain-is-local": "BASE_DOMAIN is {domain}: only this machine can reach it. Set your own domain.",
  "no-client-header":
    "CLIENT_IP_HEADER is not set: behind a proxy all visitors count as one network. Name the header that your proxy sets.",
  "no-security-contact":
    "SECURITY_CONTACT is not set: whoever finds a fault does not know whom to tell. Set mailto: and an address.",
  "secrets-fine": "The secrets look random, and each is another one.",
  "secret-weak": "{name} holds a secret that is not random. Make one with: npm run --silent secrets",
  "secret-twice": "{name} holds a secret that {other} has too. Make one with: npm run --silent secrets",
  "database-fine": "The database answers, is up to date, and can be written.",
  "database-unreachable":
    "The database does not answer: {reason}. Look at DATABASE_URL and DATABASE_AUTH_TOKEN.",
  "database-not-migrated": "The database is behind this code. Run: npm run migrate",
  "database-read-only": "The database can't be written: {reason}. Look at who owns the file and its folder.",
  "database-damaged": "The database is damaged: {said}. Restore a backup (docs/operating.md).",
  "database-not-wal":
    "The file's journal is {mode} and not wal: readers wait for writers. Run: npm run migrate",
  "clock-fine": "This machine's clock and the database server's agree.",
  "clock-skewed":
    "This machine's clock and the database server's are {seconds} s apart. Have both kept by NTP.",
  "passwords-without-key":
    "{count} people have a password under the key {key}, which PASSWORD_KEYS does not list: they can't sign in. Put it back.",
  "school-without-administrator":
    "The school {slug} has no administrator. Run: npm run sleutel -- admin invite --school {slug} ...",
  "queues-fine": "No mail and no request waits too long, and mail arrives.",
  "mails-stuck":
    "{count} mails have waited for more than ten minutes. Look at last_error in the table mails.",
  "requests-pending":
    "{count} requests have waited for more than two minutes: the sweeper stands still. Is the server running?",
  "many-undeliverable":
    "{count} mails of the last day could not be delivered ({percent} %). Look at the DNS records and at last_error.",
  "mail-fine": "{transport} takes our mail.",
  "mail-kept": "Mail is kept and not sent: {folder}",
  "mail-token-refused": "Postmark refuses POSTMARK_SERVER_TOKEN. Take the token of the server in Postmark.",
  "mail-unreachable": "The mail's transport does not answer: {reason}",
  "mail-sent": "A mail was handed over for {to}. See whether it arrives.",
  "mail-not-sent": "No mail was taken for {to}: {reason}",
  "dns-skipped": "DNS was not asked: {domain} is this machine.",
  "domain-found": "{domain} has an address.",
  "domain-missing": "{domain} has no A or AAAA record: the school finder can't be reached.",
  "wildcard-found": "{domain} has an address.",
  "wildcard-missing": "{domain} has no A or AAAA record: no school can be reached. Add the wildcard.",
  "spf-found": "{domain} has SPF.",
  "spf-missing": "{domain} has no SPF record (TXT, v=spf1): anybody may send in its name.",
  "dkim-found": "{domain} has a DKIM key.",
  "dkim-missing":
    "{domain} has no DKIM key: mail will be taken for spam. Add the record that Postmark or your relay shows.",
  "dkim-unknown": "DKIM of {domain} was not looked at: name its selector with --dkim-selector.",
  "dmarc-found": "{domain} has DMARC.",
  "dmarc-missing": "{domain} has no DMARC record: large mailboxes ask for one.",
  "dns-unanswered": "DNS did not answer for {domain}: {reason}",
  "disk-fine": "{percent} % of the disk of {folder} is free.",
  "disk-filling": "Only {percent} % of the disk of {folder} is free ({megabytes} MB). Make room.",
  "disk-full": "The disk of {folder} is almost full: {megabytes} MB are left. Make room now.",
};

const help: Record<CommandName, string> = {
  "school add": `school add --slug SLUG --name NAME --town TOWN --address ADDRESS --helpdesk EMAIL
           [--language ${locales.join("|")}] [--colour '#1e4f91']
  Makes a school at https://SLUG.BASE_DOMAIN/, with nobody in it yet.
  --address is the postal address, for the foot of its mails.`,
  "school list": `school list
  Every school: people, last sign-in (as far back as its log goes), and whether it is suspended.`,
  "school rename": `school rename --slug OLD --to NEW [--yes]
  Gives a school another subdomain. The old one leads nowhere afterwards.`,
  "school suspend": `school suspend SCHOOL [--yes]
  Closes its door: nobody signs in, no mail goes out. Nothing is deleted.`,
  "school resume": `school resume SCHOOL
  Opens it again.`,
  "admin invite": `admin invite --school SCHOOL --username USERNAME --email EMAIL [--given NAME --family NAME]
  Makes the holder of the account an administrator, and mails them a link to choose a password.
  An account that is not there yet is made; then --given and --family are needed.`,
  "admin list": `admin list --school SCHOOL
  Who may manage its people.`,
  "admin revoke": `admin revoke --school SCHOOL --username USERNAME [--yes]
  Takes that away. They go on signing in as anybody does.`,
  import: `import FILE --school SCHOOL [--dry-run] [--deactivate-missing] [--yes]
       [--encoding utf-8|windows-1252|utf-16le|utf-16be] [--separator semicolon|comma|tab|bar] [--columns NAMES]
  Brings in people from CSV, Excel or OneRoster (zip), as the desk does: says what would change and what is
  wrong in which row, asks, and then does all of it at once. Rows with a mistake are left out.
  --deactivate-missing makes inactive who is not in the file. Nobody is ever deleted.
  --columns says what each column holds, by commas, - for none: externalId, username, className, givenName,
  familyName, email, status, language; with 1 to 6 behind it of a co-account, and relation1 to relation6.`,
  "import undo": `import undo IMPORT --school SCHOOL [--yes]
  Takes an import back, for a day. Who chose a password or was changed since stays as they are.`,
  export: `export --school SCHOOL [--format jsonl|csv] [--out FILE]
  Everybody of a school, one line a person, without anything of a password. Noted in the school's log.
  Without --out it goes to stdout. A file that is there is not overwritten.`,
  "rotate-keys": `rotate-keys [--ring links|passwords|both] [--behind] [--write FILE]
  Prints each list of keys with a new one in front, and who still depends on the old ones.
  --behind puts the new one last: the first of two steps where several servers run.
  --write puts them into an environment file; without it nothing is stored anywhere.`,
  doctor: `doctor [--dkim-selector NAME] [--send-to EMAIL]
  Looks at settings, database, mail, DNS, disk and queues, and says what to mend.
  Sends no mail, unless --send-to names an address.`,
};

export const texts = {
  schoolFault,
  inviteFault,
  finding,
  stages: {
    database: "Looking at the database ...",
    queues: "Looking at what waits ...",
    mail: "Asking the mail's transport ...",
    dns: "Asking DNS ...",
  },
  trialMail: {
    subject: "A trial mail of Sleutel",
    text: "An operator of Sleutel had this mail sent, to see that mail arrives. There is nothing to do.",
  },
  diagnosis: "Faults: {faults}. Warnings: {warnings}.",
  missing: "Missing: {names}.",
  tooMuch: "Not understood: {words}",
  noSuchCommand: "There is no such command: {words}",
  usedWrongly: "{reason}\nSee: npm run sleutel -- help {command}",
  failed: "Failed. {reason}",
  nothingDone: "Nothing was done:",
  noSuchSchool: "There is no school {slug}. See: npm run sleutel -- school list",
  unavailable: "The database can't be reached.",
  notMigrated: "The database is not up to date. Run: npm run migrate",
  needsYes: "There is no terminal to ask at: say --yes.",
  continue: "Go on? [y/N]",
  notConfirmed: "Nothing was done.",
  changedMeanwhile: "Somebody else renamed this school meanwhile.",
  never: "never",
  yes: "yes",
  no: "no",
  schoolHeads: ["SLUG", "NAME", "TOWN", "PEOPLE", "LAST SIGN-IN", "SUSPENDED"],
  noSchools: "There are no schools yet. See: npm run sleutel -- help school add",
  schoolAdded:
    "{slug} is there: {url}\nNext: npm run sleutel -- admin invite --school {slug} --username ... --email ... --given ... --family ...",
  renameBreaks: `{from} becomes {to}. What stops working:
  - Links in mails that are out: {links}. They lead to {from}; their owners ask again at {to}.
  - Sign-ins: {sessions}. They end, and everybody signs in again.
  - Bookmarks, and what browsers keep under {from}: passwords of {people} people. Nothing leads from {from} to {to}.
{from} is free for another school at once.`,
  renamed: "{from} is {to} now, everywhere within half a minute. Tell the school its new address.",
  suspendMeans:
    "Nobody at {slug} will be able to sign in, those who are signed in no longer are, and no mail goes out. Nothing is deleted: resume takes it back.",
  suspended: "{slug} is suspended, everywhere within half a minute.",
  "suspended-already": "{slug} was suspended already.",
  resumed:
    "{slug} is open again, everywhere within half a minute. Mail that waited goes out, unless its time is over.",
  "open-already": "{slug} was open.",
  invited:
    "{username} is an administrator of {slug}. A link is on its way to {email}; it works until {until}.",
  invitedNew:
    "The account {username} was made and is an administrator of {slug}. A link is on its way to {email}; it works until {until}.",
  administratorHeads: ["USERNAME", "NAME", "PASSWORD", "ACTIVE"],
  noAdministrators: "Nobody yet. See: npm run sleutel -- help admin invite",
  noAdministrator: "{username} is no administrator of {slug}.",
  revokeMeans: "{username} will no longer manage the people of {slug}.",
  revoked: "{username} is no administrator of {slug} any more.",
  revokedLast: "{username} is no administrator of {slug} any more. Nobody is left who can help its people.",
  settingOut: "Setting out what changes: {done} of {total} accounts ...",
  applying: "Carrying it out ...",
  importCounts:
    "New accounts: {added}. Accounts that change: {changed}. Accounts that become inactive: {deactivated}. As they are: {unchanged}. Rows with a mistake, left out: {wrong}.\nNew people: {persons}. New addresses: {addresses}.",
  importMissing:
    "Active accounts that are not in this file: {missing}. They stay as they are, unless --deactivate-missing is given.",
  wrongRow: "  row {line}, {username}: {said}",
  moreWrong: "  and {count} more rows with a mistake; --json tells all of them.",
  importNothingDone: "Nothing was changed.",
  importStale: "Somebody changed these people meanwhile. Nothing was done: try again.",
  applied: "Done. It can be taken back for a day: npm run sleutel -- import undo {id} --school {slug}",
  fileTooLarge: "The file is larger than 10 MB. Split it into smaller ones.",
  noSuchImport: "There is no import {id} at this school.",
  undoMeans: "All that {file} changed goes back to what it was.",
  undone: "It was taken back. Accounts that stay as they are now: {kept}.",
  undoFault: {
    "too-late": "It can't be taken back: it was not carried out, or more than a day ago.",
    "in-the-way": "A username of before belongs to somebody else by now. Give them another one first.",
  },
  unknownFormat: "--format must be jsonl or csv.",
  jsonNeedsOut: "--json needs --out: else the people and the result would be mixed.",
  exported: "{count} people are in {path}. It holds personal data: move it encrypted, and delete it.",
  soMany: "{count} people ...",
  unknownRing: "--ring must be links, passwords or both.",
  keysWritten: "{path} has the new keys. They are in use from the next start on.",
  keysNext: `Next: give the server this environment and restart it. Where several servers run, do it in two
steps: first with --behind, and once that is everywhere, with the new key in front.
An old key of LINK_KEYS can go a day after the new one is in use. One of PASSWORD_KEYS can go when nobody depends
on it any more: people move to the new one when they sign in. This command says how many are left:`,
  keysNextBehind: `Next: give every server this environment. Once all have it, move the new key to the front.
An old key can go when nobody depends on it any more:`,
  keyUse: "  PASSWORD_KEYS {key}: {count} people",
  linkUse: "  LINK_KEYS: {count} links are out; the last ends: {until}",
};

/** Puts facts in the place of their {names}. */
export function filled(text: string, facts: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}

const frame = `Usage: npm run sleutel -- COMMAND [OPTIONS]

{commands}

Every command takes --json (one JSON document on stdout) and --help.
It works with the environment of the server (.env, or what the shell sets).
Exit codes: 0 done, 1 failed, 2 used wrongly: nothing was tried.`;

/** Of one command, or of all. */
export function helpOf(name: CommandName | null): string {
  return name ? help[name] : filled(frame, { commands: Object.values(help).join("\n\n") });
}
