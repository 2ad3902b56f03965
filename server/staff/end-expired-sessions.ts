import { recordActs } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { deleteExpired } from "./session-store.ts";

const mostAtOnce = 200;
/** Clocks of processes differ: what one of them may still take for good is left alone. */
const graceMillis = 120_000;

/** [ST-6] What ran out with nobody there, or grew too old, ended by itself; this puts it on record. Answers how many. */
export async function endExpiredSessions({
  db,
  now,
  door,
}: Pick<Tools, "db" | "now" | "door">): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const at = now();
    const moment = { now: new Date(at.getTime() - graceMillis), idleMillis: door.idleMillis };
    const expired = await deleteExpired(tx, moment, mostAtOnce);
    await recordActs(
      tx,
      at,
      expired.map(({ id, staff, expiresAt }) => ({
        ...{ actor: { kind: "system" as const }, act: "session:end" as const },
        facts: { staff, session: id, reason: expiresAt <= moment.now ? "too-old" : ("idle" as const) },
      })),
    );
    return expired.length;
  });
}
