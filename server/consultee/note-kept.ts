import type { Tools } from "../tools.ts";
import { saveKeptUntil } from "./store.ts";
import { hashToken } from "./token.ts";

const dayMillis = 86_400_000;

/**
 * This browser knows its consultee until then; null: it was told to forget. Put down once a day, for whoever wants to know whether
 * somebody can be reached ([NC-5]); of somebody who has not written, nothing.
 */
export async function noteKept({ db }: Pick<Tools, "db">, token: string, until: Date | null): Promise<void> {
  const unlessAfter = until && new Date(until.getTime() - dayMillis);
  await saveKeptUntil(db, hashToken(token), until, unlessAfter);
}
