import { duenessOf } from "../../domain/exporting.ts";
import { inJapan } from "../../domain/japan-time.ts";
import type { Tools } from "../tools.ts";
import { openAddresses } from "./addresses.ts";
import { findToRemind, lockToRemind, saveReminded, stageOf } from "./remind-store.ts";

type Needs = Pick<Tools, "db" | "now" | "secrets" | "mail" | "log">;

const mostAtOnce = 50;
/** Nobody is told in the night: from nine in the morning, in Japan. */
const fromMinute = 9 * 60;

/**
 * [EX-6] Tells by e-mail, once before the day, once on it and once after it, that a file has to be returned or destroyed: that there
 * is something, and neither what nor of whom. Where no address takes it, it is tried again in the next round.
 */
export async function remindOfExports(tools: Needs): Promise<void> {
  const { day, minute } = inJapan(tools.now());
  if (!tools.mail || minute < fromMinute) return;
  for (const id of await findToRemind(tools.db, day, mostAtOnce)) await remindOne(tools, id, day);
}

/** Any process may do it: the row is held until the e-mails are handed over. */
async function remindOne({ db, secrets, mail, log }: Needs, id: string, today: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const held = await lockToRemind(tx, id, today);
    const dueness = held && duenessOf(held, today);
    if (!held || !dueness || !mail) return;
    let told = 0;
    for (const address of openAddresses(secrets, id, held.remindTo)) {
      try {
        await mail.send(address, dueness === "overdue" ? "export-overdue" : "export-due");
        told++;
      } catch (error) {
        const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
        log.error({ export: id, code }, "The e-mail about a file that is due could not be sent.");
      }
    }
    if (told > 0) await saveReminded(tx, id, stageOf(held.dueOn, today));
  });
}
