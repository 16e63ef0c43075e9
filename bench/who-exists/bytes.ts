import type { Question, TimedAnswer } from "./asker.ts";

/** In JSON alone. */
const answerId = /(\banswer\W{3,20})[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** These are about the connection and the moment. */
const ofTheMoment = new Set(["date", "keep-alive", "connection"]);

/**
 * An answer without what is another one each time by design: the date, the id
 * of an answer in JSON, what the visitor typed themselves and is shown again,
 * and the seconds that they have to wait.
 */
export function comparableBytes(question: Question, { status, rawHeaders, body }: TimedAnswer): string {
  const headers = Array.from({ length: rawHeaders.length / 2 }, (_, i) => [
    (rawHeaders[2 * i] ?? "").toLowerCase(),
    rawHeaders[2 * i + 1] ?? "",
  ]).filter(([name = ""]) => !ofTheMoment.has(name));
  const headerCalled = (name: string) => headers.find(([given]) => given === name)?.[1];
  const length = headerCalled("content-length");
  const isWhole = length === undefined || Number(length) === Buffer.byteLength(body);
  const wait = headerCalled("retry-after");
  const others = headers.filter(([name]) => name !== "content-length");
  let text = JSON.stringify({ status, isWhole, others, body });
  const echoed = [...Object.values(question.fields ?? {}), question.path.split("/").at(-1) ?? ""];
  for (const typed of echoed.toSorted((a, b) => b.length - a.length)) {
    if (typed) text = text.replaceAll(typed, "TYPED");
  }
  text = text.replaceAll(answerId, "$1ANSWER");
  // The seconds left are counted from the visitor's own requests.
  return text.replace(`"retry-after","${wait}"`, "").replaceAll(/\b\d+ (seconde|minu)[a-z]*/g, "WAIT");
}
