/** Of the Basic authentication that is written into the address of a webhook. */
export interface WebhookCredentials {
  readonly username: string;
  readonly password: string;
}

/**
 * Posts one event as Postmark does.
 *
 * @param event a payload of webhook-payloads.ts, or whatever else shall arrive.
 * @param credentials null sends none.
 * @returns the status of the answer.
 */
export async function sendWebhook(
  url: string,
  credentials: WebhookCredentials | null,
  event: object,
): Promise<number> {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "User-Agent": "Postmark",
      ...(credentials && { Authorization: basic(credentials) }),
    },
    body: JSON.stringify(event),
    redirect: "manual",
  });
  await response.arrayBuffer();
  return response.status;
}

function basic({ username, password }: WebhookCredentials): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}
