import type { NewCookie } from "../forms/answer-post.ts";
import type { FormState } from "../forms/form-state.ts";
import type { Host } from "./host.ts";

/** A post as the door hands it over: read whole, from a page of ours. */
export interface PostArrival {
  readonly host: Host;
  /** Decoded, without query. */
  readonly path: string;
  readonly clientAddress: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly isByScript: boolean;
  readonly header: (name: string) => string | undefined;
}

export type PostReply =
  | {
      readonly kind: "page";
      readonly status: number;
      readonly retryAfterSeconds?: number;
      readonly state: FormState | undefined;
      readonly pressedLanguage?: string;
      readonly cookies: readonly NewCookie[];
      readonly afterwards: readonly (() => Promise<unknown>)[];
    }
  | { readonly kind: "not-for-posts" };

export type ReceivePost = (arrival: PostArrival) => Promise<PostReply>;

/**
 * The house is in Next's bundle and the door is not, so the house says at its
 * start who receives posts (instrumentation.ts).
 */
const key = Symbol.for("sleutel.receive-post");
const shared = globalThis as { [key]?: ReceivePost };

export function setPostReceiver(receive: ReceivePost): void {
  shared[key] = receive;
}

/** @throws before the house has started. */
export function postReceiver(): ReceivePost {
  const receive = shared[key];
  if (!receive) throw new Error("Nobody receives posts yet: the app has not started.");
  return receive;
}
