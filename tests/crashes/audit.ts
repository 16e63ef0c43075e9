import type { Demo } from "../e2e/demo.ts";
import { rows } from "../e2e/rows.ts";
import { send } from "../http/client.ts";
import type { PostmarkStandIn } from "../postmark/start-postmark.ts";
import { type AccountClient, type Asked, post } from "./account-client.ts";

export interface Audit {
  /** What was counted, for the eye. */
  readonly totals: Readonly<Record<string, number>>;
  /** Every promise that was broken, in words; none is what is hoped for. */
  readonly broken: readonly string[];
}

/** Holds what clients were told against what is stored, what was mailed, and what the doors do now. */
export async function audit(
  demo: Demo,
  postmark: PostmarkStandIn,
  clients: readonly AccountClient[],
): Promise<Audit> {
  const broken: string[] = [];
  const must = (isTrue: boolean, otherwise: string) => {
    if (!isTrue) broken.push(otherwise);
  };
  await auditQueue(demo, must);
  await auditRequests(demo, clients, must);
  await auditHelp(demo, clients, must);
  const doubles = await auditMails(demo, postmark, must);
  await auditLinks(demo, clients, must);
  for (const client of clients) {
    await auditPasswords(demo, client, must);
    await auditSessions(demo, client, must);
  }
  const sum = (of: (client: AccountClient) => Asked, which: keyof Asked) =>
    clients.reduce((total, client) => total + of(client)[which], 0);
  const kinds = ["requests", "saves", "changes", "signIns", "signOuts"] as const;
  return {
    broken,
    totals: {
      ...Object.fromEntries(
        kinds.map((kind) => [`${kind} acknowledged`, sum((c) => c[kind], "acknowledged")]),
      ),
      ...Object.fromEntries(
        kinds.map((kind) => [`${kind} left without an answer`, sum((c) => c[kind], "unknown")]),
      ),
      "help messages acknowledged": clients.reduce((total, { helped }) => total + helped.length, 0),
      "mails that the transport took": postmark.messages.length,
      "mails that it took twice": doubles,
    },
  };
}

type Must = (isTrue: boolean, otherwise: string) => void;

async function auditQueue(demo: Demo, must: Must): Promise<void> {
  for (const row of await rows(demo, "select id, attempts, last_error from mails where state = 'queued'")) {
    must(false, `Mail ${row.id} is stuck after ${row.attempts} attempts: ${row.last_error}`);
  }
  for (const row of await rows(demo, "select id from recovery_requests where outcome = 'pending'")) {
    must(false, `Request ${row.id} was never looked up`);
  }
}

async function auditRequests(demo: Demo, clients: readonly AccountClient[], must: Must): Promise<void> {
  const stored = await rows(
    demo,
    `select username, count(*) as requests, sum(outcome = 'mailed') as mailed,
      sum((select count(*) from recovery_links l where l.request_id = r.id)) as links,
      sum((select count(*) from recovery_links l join mails m on m.link_id = l.id where l.request_id = r.id)) as mails
    from recovery_requests r group by username`,
  );
  for (const { username, requests } of clients) {
    const row = stored.find((each) => each.username === username);
    const [count, mailed, links, mails] = ["requests", "mailed", "links", "mails"].map((name) =>
      Number(row?.[name] ?? 0),
    );
    const { acknowledged, unknown } = requests;
    must((count ?? 0) >= acknowledged, `${username}: ${acknowledged} requests acknowledged, ${count} stored`);
    must(
      (count ?? 0) <= acknowledged + unknown,
      `${username}: ${count} requests stored, ${acknowledged + unknown} sent`,
    );
    must(
      mailed === count && links === count && mails === count,
      `${username}: ${count} requests, ${mailed} mailed, ${links} links, ${mails} mails`,
    );
  }
}

async function auditHelp(demo: Demo, clients: readonly AccountClient[], must: Must): Promise<void> {
  const stored = await rows(
    demo,
    `select contact, expanded_at, (select count(*) from mails m where m.help_message_id = h.id) as mails,
      (select count(distinct to_email) from mails m where m.help_message_id = h.id) as readers from help_messages h`,
  );
  const byContact = new Map(stored.map((row) => [row.contact, row]));
  must(byContact.size === stored.length, "A help message is stored twice");
  const most = Math.max(0, ...stored.map((row) => Number(row.readers)));
  for (const { contact, mails, readers, expanded_at } of stored) {
    must(
      expanded_at !== null && mails === readers && readers === most,
      `Help ${contact}: ${mails} mails for ${readers} of ${most} readers`,
    );
  }
  for (const mark of clients.flatMap(({ helped }) => helped))
    must(byContact.has(mark), `Help ${mark} was acknowledged and is lost`);
}

/** @returns how many the transport took twice, by row and by recipient and link. */
async function auditMails(demo: Demo, postmark: PostmarkStandIn, must: Must): Promise<number> {
  const stored = await rows(demo, "select id, state, last_error from mails");
  let doubles = 0;
  for (const { id, state, last_error } of stored) {
    const taken = postmark.acceptedFor(String(id)).length;
    doubles += Math.max(0, taken - 1);
    must(taken <= 1, `Mail ${id} was taken ${taken} times`);
    must(state !== "sent" || taken === 1, `Mail ${id} is said to be sent and was not taken`);
    // A link that was used or replaced meanwhile is not mailed any more.
    must(["sent", "given-up"].includes(String(state)), `Mail ${id} is ${state}: ${last_error}`);
    must(state !== "given-up" || last_error === "no longer wanted", `Mail ${id} was given up: ${last_error}`);
  }
  const seen = new Set<string>();
  for (const { To, TextBody } of postmark.messages) {
    const link = /\/otp\/[\w.-]+/.exec(TextBody ?? "")?.[0];
    if (!link) continue;
    must(!seen.has(`${To} ${link}`), `One link was mailed twice to ${To}`);
    seen.add(`${To} ${link}`);
  }
  return doubles;
}

async function auditLinks(demo: Demo, clients: readonly AccountClient[], must: Must): Promise<void> {
  const stored = await rows(
    demo,
    `select a.username, (select count(*) from recovery_links l where l.person_id = p.id and l.ended_because = 'used') as used,
      (select count(*) from security_events e where e.person_id = p.id and e.kind = 'password-recovered') as recovered,
      (select count(*) from security_events e where e.person_id = p.id and e.kind = 'password-changed') as changed,
      (select count(*) from mails m where m.person_id = p.id and m.kind = 'password-changed') as told
    from persons p join accounts a on a.id = p.account_id where a.username glob 'u[0-9]*'`,
  );
  for (const { username, saves, changes } of clients) {
    const row = stored.find((each) => each.username === username);
    const [used = 0, recovered, changed = 0, told] = ["used", "recovered", "changed", "told"].map((name) =>
      Number(row?.[name]),
    );
    must(used === recovered, `${username}: ${used} links used, ${recovered} passwords recovered`);
    must(told === used + changed, `${username}: ${used + changed} new passwords, ${told} notices`);
    must(
      used >= saves.acknowledged && used <= saves.acknowledged + saves.unknown,
      `${username}: ${used} links used, ${saves.acknowledged} saves acknowledged`,
    );
    must(
      changed >= changes.acknowledged && changed <= changes.acknowledged + changes.unknown,
      `${username}: ${changed} changes, ${changes.acknowledged} acknowledged`,
    );
  }
}

const formerToTry = 2;

async function auditPasswords({ port }: Demo, client: AccountClient, must: Must): Promise<void> {
  const opens = async (password: string) => {
    const answer = await post(port, "/login", { username: client.username, password });
    return answer?.headers.location === "/account";
  };
  const opening = await Promise.all([...client.possible].map(opens));
  must(
    opening.filter(Boolean).length === 1,
    `${client.username}: of ${opening.length} possible passwords ${opening.filter(Boolean).length} open`,
  );
  for (const password of client.former.slice(-formerToTry)) {
    if (client.possible.has(password)) continue;
    must(!(await opens(password)), `${client.username}: a former password still opens`);
  }
}

async function auditSessions(
  { port }: Demo,
  { username, sessions }: AccountClient,
  must: Must,
): Promise<void> {
  for (const { cookie, ended } of sessions.slice(-20)) {
    if (ended === "maybe") continue;
    const { status } = await send(port, { school: "imb", path: "/account", headers: { Cookie: cookie } });
    must(
      (status === 200) === (ended === "no"),
      `${username}: a session that ${ended === "no" ? "stands" : "was ended"} answers ${status}`,
    );
  }
}
