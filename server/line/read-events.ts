import { z } from "zod";
import type { LineEventKind } from "../../domain/line.ts";
import { isFriendId } from "./friend.ts";

/** What one event says, as far as we want to know it. Lives as long as the call that brought it. */
export type ReadEvent = {
  readonly id: string;
  readonly kind: LineEventKind;
  readonly at: Date;
  /** Who wrote to the account; null for groups, to which nothing is ever said. */
  readonly person: string | null;
  readonly replyToken: string | null;
  /** [LI-2] Read for one decision, and then gone. */
  readonly typed: string | null;
  readonly unblocked: boolean;
};

/** Unknown fields and kinds are LINE's to add at any time: they are passed over. */
const event = z.object({
  type: z.string(),
  webhookEventId: z.string().regex(/^[\w-]{1,64}$/),
  timestamp: z.number().int().min(0).max(8_640_000_000_000_000),
  mode: z.string().optional(),
  source: z.object({ type: z.string(), userId: z.string().optional() }).optional().catch(undefined),
  replyToken: z.string().min(1).max(500).optional().catch(undefined),
  message: z.object({ text: z.string().optional() }).optional().catch(undefined),
  follow: z.object({ isUnblocked: z.boolean() }).optional().catch(undefined),
});

const body = z.object({ events: z.array(z.unknown()).max(1_000) });

const kinds: Readonly<Record<string, LineEventKind>> = {
  follow: "follow",
  unfollow: "unfollow",
  message: "message",
  unsend: "unsend",
  postback: "postback",
  accountLink: "account-link",
};

/** Null where the bytes are no call of LINE's at all. What is no event of a form we know is left out. */
export function readEvents(bytes: Buffer): ReadEvent[] | null {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
  const read = body.safeParse(json);
  if (!read.success) return null;
  return read.data.events.flatMap((one) => {
    const parsed = event.safeParse(one);
    if (!parsed.success) return [];
    const { type, webhookEventId, timestamp, mode, source, replyToken, message, follow } = parsed.data;
    const person = source?.type === "user" && isFriendId(source.userId) ? source.userId : null;
    // In standby somebody else's program talks to them.
    const mayAnswer = person !== null && (mode ?? "active") === "active";
    return [
      {
        id: webhookEventId,
        kind: (Object.hasOwn(kinds, type) ? kinds[type] : undefined) ?? "unknown",
        at: new Date(timestamp),
        person,
        replyToken: mayAnswer ? (replyToken ?? null) : null,
        typed: message?.text ?? null,
        unblocked: follow?.isUnblocked ?? false,
      },
    ];
  });
}
