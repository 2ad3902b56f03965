import { createHmac } from "node:crypto";

/** Signs events as LINE does and brings them to the city. Answers its status; 0 where there was none. */
export async function deliverEvents(
  endpoint: string,
  secret: string,
  events: readonly object[],
): Promise<number> {
  const body = Buffer.from(JSON.stringify({ destination: `U${"0".repeat(32)}`, events }));
  try {
    const answer = await fetch(endpoint, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "LineBotWebhook/2.0",
        "x-line-signature": createHmac("sha256", secret).update(body).digest("base64"),
      },
      body,
      signal: AbortSignal.timeout(2_000),
    });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return 0;
  }
}
