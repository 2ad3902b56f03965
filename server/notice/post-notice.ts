import webPush from "web-push";
import { type PushAnswer, pushGoodForMillis } from "../../domain/push.ts";
import type { PushDoor } from "./push-door.ts";

const patienceMillis = 10_000;

/**
 * [NC-2] [NC-4] Says to a browser's push service that there is something, and nothing else: no payload, so there is nothing to seal or
 * read. Of two that nobody has seen yet the second takes the place of the first.
 */
export async function postNotice(
  { keys, subject }: Pick<PushDoor, "keys" | "subject">,
  address: string,
): Promise<PushAnswer> {
  const { method, endpoint, headers } = webPush.generateRequestDetails({ endpoint: address } as never, null, {
    vapidDetails: { subject, ...keys },
    TTL: pushGoodForMillis / 1_000,
    topic: "notice",
    contentEncoding: "aes128gcm",
  });
  // Its own: the body is empty.
  const { "Content-Length": _, ...others } = headers as Record<string, string>;
  try {
    const answer = await fetch(endpoint, {
      method,
      headers: others,
      redirect: "manual",
      signal: AbortSignal.timeout(patienceMillis),
    });
    await answer.body?.cancel();
    const after = Number(answer.headers.get("retry-after") ?? Number.NaN);
    return { status: answer.status, retryAfterSeconds: Number.isFinite(after) ? after : null };
  } catch {
    return { status: "silence", retryAfterSeconds: null };
  }
}
