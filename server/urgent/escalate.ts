import { escalate, type UrgentCall } from "../../domain/urgent.ts";
import { addressesOf, type UrgentSettings } from "../../domain/urgent-settings.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { readUrgentSettings } from "./read-settings.ts";
import { saveStep, takeDueCalls } from "./store.ts";

const mostAtOnce = 20;
/** Longer than any e-mail takes to be handed over. */
const heldForMillis = 60_000;

/**
 * [UC-4] Takes every call that nobody has come to a step further. Any process may do it: what it has in hand is its own for a
 * minute, and another one's if it ends before it is done. An e-mail may so be sent twice, and is never forgotten.
 */
export async function escalateUrgentCalls(tools: Tools): Promise<void> {
  const { db, now, urgent } = tools;
  const at = now();
  const due = await takeDueCalls(db, at, new Date(at.getTime() + heldForMillis), mostAtOnce);
  if (due.length === 0) return;
  // Not from memory: an address that was set a moment ago is the one that is wanted.
  const { settings } = await readUrgentSettings(tools);
  await Promise.all(due.map((call) => escalateOne(tools, settings, call)));
  await urgent.changed();
}

async function escalateOne(tools: Tools, settings: UrgentSettings, call: UrgentCall): Promise<void> {
  const { db, now, mail } = tools;
  const addresses = mail ? addressesOf(settings) : [];
  const next = escalate(call, addresses, settings.escalateSeconds, now());
  const outcome = next.mailTo === null ? "told-everybody" : await sendMail(tools, call, next.mailTo);
  await db.transaction().execute(async (tx) => {
    if (!(await saveStep(tx, call, next))) return;
    const facts = { call: call.id, consultation: call.consultation, count: next.step, outcome };
    await recordAct(tx, now(), { kind: "system" }, "urgent:escalate", facts);
  });
}

/** To whom is nobody's business but the settings': neither the log nor the trail names an address. */
async function sendMail({ mail, log }: Tools, call: UrgentCall, to: string): Promise<string> {
  try {
    await mail?.send(to, "urgent-call");
    return "mailed";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    log.error(
      { call: call.id, code },
      "The e-mail about an urgent call could not be sent; the next address follows.",
    );
    return "mail-failed";
  }
}
