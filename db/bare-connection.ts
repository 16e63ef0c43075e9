import type { InStatement, ResultSet } from "@libsql/client";
import { FileConnection } from "./file-connection.ts";
import { pathOf } from "./make-folder.ts";

interface Asks {
  execute(statement: InStatement): ResultSet | Promise<ResultSet>;
}

const otherProcessTimeoutMs = 5_000;

/**
 * For a question or two before there is a `Database`, which is some hundred
 * files to read: a start that has nothing to prepare goes without them.
 */
export async function onBareConnection<T>(
  { url, authToken }: { readonly url: string; readonly authToken?: string | undefined },
  use: (connection: Asks) => Promise<T>,
): Promise<T> {
  const connection = url.startsWith("file:")
    ? new FileConnection(pathOf(url), otherProcessTimeoutMs)
    : await clientOf(url, authToken);
  try {
    return await use(connection);
  } finally {
    connection.close();
  }
}

/** Of the official client, which is loaded where it is needed. */
export async function clientOf(url: string, authToken?: string) {
  const { createClient } = await import("@libsql/client");
  return createClient({ url, authToken });
}
