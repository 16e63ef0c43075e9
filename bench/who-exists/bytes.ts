import type { Question, TimedAnswer } from "./asker.ts";

/** In JSON, and in the page that is shown again. */
const answerId = /(\banswer\W{3,20})[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** These are about the connection and the moment: React hints at the style sheet when the page is not ready at once. */
const ofTheMoment = new Set(["date", "keep-alive", "connection", "link"]);

/**
 * An answer without what is another one each time by design: the date, the
 * nonce, the id of an answer in JSON, what the visitor typed themselves and is
 * shown again, and the seconds that they have to wait.
 */
export function comparableBytes(question: Question, { status, rawHeaders, body }: TimedAnswer): string {
  const headers = Array.from({ length: rawHeaders.length / 2 }, (_, i) => [
    (rawHeaders[2 * i] ?? "").toLowerCase(),
    rawHeaders[2 * i + 1] ?? "",
  ]).filter(([name = ""]) => !ofTheMoment.has(name));
  const headerCalled = (name: string) => headers.find(([given]) => given === name)?.[1];
  const length = headerCalled("content-length");
  const isWhole = length === undefined || Number(length) === Buffer.byteLength(body);
  const nonce = /'nonce-([^']+)'/.exec(headerCalled("content-security-policy") ?? "")?.[1];
  const wait = headerCalled("retry-after");
  const others = headers.filter(([name]) => name !== "content-length");
  let text = JSON.stringify({ status, isWhole, others, body });
  if (nonce) text = text.replaceAll(nonce, "NONCE");
  const echoed = [...Object.values(question.fields ?? {}), question.path.split("/").at(-1) ?? ""];
  for (const typed of echoed.toSorted((a, b) => b.length - a.length)) {
    if (typed) text = text.replaceAll(typed, "TYPED");
  }
  text = inOneOrder(text).replaceAll(answerId, "$1ANSWER");
  // The seconds left are counted from the visitor's own requests.
  return text.replace(`"retry-after","${wait}"`, "").replaceAll(/\b\d+ (seconde|minu)[a-z]*/g, "WAIT");
}

/** React writes the rows of its stream as they become ready: now and then two of them come the other way round. */
function inOneOrder(text: string): string {
  return text.split(String.raw`\\n`).toSorted().join("\n");
}
