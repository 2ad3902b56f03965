import { inJapan } from "../../../domain/japan-time.ts";
import { recordAct } from "../../audit/record.ts";
import { sendLetter } from "../../mail/send-letter.ts";
import type { Tools } from "../../tools.ts";
import { readSupportSettings } from "../support/read-settings.ts";
import type { StoredMaintenance } from "./store.ts";
import { saveTold, takeToTell } from "./tell-store.ts";

const mostAtOnce = 10;
/** Longer than any e-mail takes to be handed over. */
const heldForMillis = 60_000;
/** An address whose server takes nothing is tried again after this. */
const againMillis = 300_000;

/** [OP-8] Each address of the city is told once of each plan. Any process may do it; an e-mail may be sent twice, and is never forgotten. */
export async function tellCity(tools: Tools): Promise<boolean> {
  const { db, now, mail } = tools;
  const at = now();
  const due = await takeToTell(db, at, new Date(at.getTime() + heldForMillis), mostAtOnce);
  if (due.length === 0) return false;
  const { settings } = await readSupportSettings(tools);
  const addresses = mail ? settings.cityAddresses : [];
  for (const one of due) await tellNext(tools, addresses, one);
  return true;
}

async function tellNext(tools: Tools, addresses: readonly string[], one: StoredMaintenance): Promise<void> {
  const { db, now } = tools;
  const address = addresses[one.told];
  const sent = address !== undefined && (await sendLetter(tools, address, "maintenance", said(one)));
  const told = one.told + (sent ? 1 : 0);
  const at = now();
  const tellAt =
    address === undefined || told >= addresses.length
      ? null
      : sent
        ? at
        : new Date(at.getTime() + againMillis);
  await db.transaction().execute(async (tx) => {
    if (!(await saveTold(tx, one, { told, tellAt })) || address === undefined) return;
    const facts = { maintenance: one.id, count: told, outcome: sent ? "mailed" : "mail-failed" };
    await recordAct(tx, at, { kind: "system" }, "maintenance:tell", facts);
  });
}

/** When it is, and nothing of what is done. */
function said({ from, to }: StoredMaintenance): string {
  return `期間: ${saidMoment(from)} から ${saidMoment(to)} まで`;
}

function saidMoment(at: Date): string {
  const { day, minute } = inJapan(at);
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日 ${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
}
