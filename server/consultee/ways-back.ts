import type { ConsulteeId } from "../../domain/ids.ts";
import type { Tools } from "../tools.ts";
import { findWordsMadeAt } from "./recovery-store.ts";
import { findKeptUntil } from "./store.ts";

/** By which ways somebody may come back of their own accord, as far as the city knows. */
export async function waysBack(
  { db, now }: Pick<Tools, "db" | "now">,
  consultee: ConsulteeId,
): Promise<{ readonly rememberedUntil: Date | null; readonly hasWords: boolean }> {
  const [until, wordsMadeAt] = await Promise.all([
    findKeptUntil(db, consultee),
    findWordsMadeAt(db, consultee),
  ]);
  return { rememberedUntil: until && until > now() ? until : null, hasWords: wordsMadeAt !== null };
}
