import { inJapan } from "../../../domain/japan-time.ts";
import type { Staff } from "../../../domain/people.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { type EntryWords, type RegisterEntry, refuseFaultyEntry } from "../../../domain/register.ts";
import { recordAct } from "../../audit/record.ts";
import { listColleagues } from "../../staff/colleagues.ts";
import type { Tools } from "../../tools.ts";
import { sealEntry } from "./seal-entry.ts";
import { findNumber, insertEntry, lockRegisters, nextNumber } from "./store.ts";

export type WrittenEntry = Pick<RegisterEntry, "id" | "kind" | "on" | "until" | "staff"> & EntryWords;

/** [RG-1] Answers its number: of this one, or of the one that stands under its id already. */
export async function writeEntry(
  tools: Tools,
  by: Staff,
  { heading, words, detail, ...entry }: WrittenEntry,
): Promise<number> {
  const { db, now } = tools;
  refuseFaultyEntry({ ...entry, detail }, inJapan(now()).day);
  const known = new Set((await listColleagues(tools)).map(({ id }) => id));
  if (!entry.staff.every((one) => known.has(one))) throw new Refusal("not-found");
  return db.transaction().execute(async (tx) => {
    await lockRegisters(tx);
    const there = await findNumber(tx, entry.id);
    if (there !== null) return there;
    const [number, at] = [await nextNumber(tx, entry.kind), now()];
    const sealed = sealEntry(tools, entry.id, { heading, words, detail });
    await insertEntry(tx, { ...entry, number, sealed, written: { by: by.id, at } });
    await recordAct(tx, at, by, "register:write", {
      ...{ entry: entry.id, setting: entry.kind, count: entry.staff.length },
    });
    return number;
  });
}
