import { ringSeconds } from "../../../domain/support-settings.ts";
import { escalate } from "../../../domain/urgent.ts";
import { recordAct } from "../../audit/record.ts";
import { sendLetter } from "../../mail/send-letter.ts";
import type { Tools } from "../../tools.ts";
import { readSupportSettings } from "./read-settings.ts";
import { type Ringing, saveRing, takeDueRings } from "./ring-store.ts";

const mostAtOnce = 20;
/** Longer than any e-mail takes to be handed over. */
const heldForMillis = 60_000;

/**
 * [OP-4] Tells of every urgent fault that nobody has taken, at any hour: one address of those on duty after the other, without end and
 * without a word of it. Any process may do it; an e-mail may be sent twice, and is never forgotten.
 */
export async function ringUrgentFaults(tools: Tools): Promise<void> {
  const { db, now } = tools;
  const at = now();
  const due = await takeDueRings(db, at, new Date(at.getTime() + heldForMillis), mostAtOnce);
  if (due.length === 0) return;
  const { settings } = await readSupportSettings(tools);
  await Promise.all(due.map((one) => ringOne(tools, tools.mail ? settings.dutyAddresses : [], one)));
}

async function ringOne(tools: Tools, addresses: readonly string[], ringing: Ringing): Promise<void> {
  const { db, now } = tools;
  const next = escalate(ringing, addresses, ringSeconds, now());
  const sent = next.mailTo === null ? null : await sendLetter(tools, next.mailTo, "urgent-fault");
  await db.transaction().execute(async (tx) => {
    if (!(await saveRing(tx, ringing, next)) || sent === null) return;
    const facts = { inquiry: ringing.id, count: ringing.step, outcome: sent ? "mailed" : "mail-failed" };
    await recordAct(tx, now(), { kind: "system" }, "inquiry:ring", facts);
  });
}
