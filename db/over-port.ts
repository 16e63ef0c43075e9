import type { MessagePort } from "node:worker_threads";

/** What is left of an error on its way to another thread: a copy of it would have lost its code. */
interface Fault {
  readonly message: string;
  readonly stack?: string;
  readonly code?: string;
  readonly cause?: Fault;
}

type Reply<Answer> =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly fault: Fault };

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * Asks the thread at the other end of a port. What goes through is copied.
 *
 * @returns which rejects with what the other side failed with, and when that thread has ended.
 */
export function askOverPort<Question, Answer>(port: MessagePort): (question: Question) => Promise<Answer> {
  const waiting = new Map<number, Waiting<Answer>>();
  let asked = 0;
  let isClosed = false;

  port.on("message", (reply: Reply<Answer>) => {
    const asker = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ("fault" in reply) asker?.reject(errorOf(reply.fault));
    else asker?.resolve(reply.answer);
  });
  port.once("close", () => {
    isClosed = true;
    for (const { reject } of waiting.values()) reject(hasEnded());
    waiting.clear();
  });
  return (question) =>
    new Promise((resolve, reject) => {
      if (isClosed) return reject(hasEnded());
      port.postMessage({ id: asked, question });
      waiting.set(asked++, { resolve, reject });
    });
}

/** Answers what the thread at the other end of a port asks, as it comes. */
export function answerOverPort<Question, Answer>(
  port: MessagePort,
  answerTo: (question: Question) => Promise<Answer>,
): void {
  port.on("message", ({ id, question }: { id: number; question: Question }) => {
    answerTo(question)
      .then((answer) => port.postMessage({ id, answer }))
      .catch((error: unknown) => port.postMessage({ id, fault: faultOf(error) }));
  });
}

function hasEnded(): Error {
  return new Error("The other thread has ended.");
}

function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message, stack, cause } = error;
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return { message, stack, code, cause: cause === undefined ? undefined : faultOf(cause) };
}

function errorOf({ message, stack, code, cause }: Fault): Error {
  const error = new Error(message, cause && { cause: errorOf(cause) });
  return Object.assign(error, { stack }, code !== undefined && { code });
}
