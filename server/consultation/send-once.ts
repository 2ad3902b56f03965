import type { ConsultationId, IdempotencyKey } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import { isSameBody, nameBody } from "../storage/seal.ts";
import type { Tools } from "../tools.ts";
import type { Receipt } from "./groups.ts";
import { findByKeys, isUsedKey } from "./store.ts";

/** What is sent, by its key, and what tells it from something else under the same one. */
export type Sent = { readonly key: IdempotencyKey; readonly body: string };

/** [DL-2] [DL-3] For what is sent rarely, and not through the appender: the same key is stored once, however often it comes. */
export async function sendOnce(
  tools: Tools,
  id: ConsultationId,
  sent: Sent,
  send: () => Promise<Receipt>,
): Promise<Receipt> {
  const before = await sentBefore(tools, id, sent);
  if (before) return before;
  try {
    return await send();
  } catch (error) {
    // The same at the same moment: one of the two was stored.
    const stored = isUsedKey(error) && (await sentBefore(tools, id, sent));
    if (!stored) throw error;
    return stored;
  }
}

async function sentBefore(
  { db, keys, storage }: Tools,
  id: ConsultationId,
  { key, body }: Sent,
): Promise<Receipt | null> {
  const [found, dataKeys] = await Promise.all([findByKeys(db, [{ id, key }]), keys.of([id])]);
  const before = found.get(`${id}:${key}`);
  if (!before) return null;
  const dataKey = dataKeys.get(id);
  if (!dataKey || !isSameBody(nameBody(dataKey, body), before.body_mac)) throw new Refusal("key-reused");
  await storage.confirm();
  return { seq: before.seq, at: before.at };
}
