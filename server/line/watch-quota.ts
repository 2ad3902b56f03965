import { z } from "zod";
import { quotaAlarm } from "../../domain/line-sending.ts";
import type { Tools } from "../tools.ts";
import { askLine } from "./ask-line.ts";
import { readChannel } from "./channel.ts";
import { saveQuota } from "./channel-store.ts";

const quota = z.object({ type: z.enum(["none", "limited"]), value: z.int().optional() });
const consumption = z.object({ totalUsage: z.int() });

/** Of this month's pushes; without a limit where LINE sets none. */
export type Quota = { readonly limit: number | null; readonly used: number };

/** Notes how much of the month's pushes is gone, and says so while there is still something left. Null where LINE does not say. */
export async function watchQuota({ db, now, secrets, log, line }: Tools): Promise<Quota | null> {
  const channel = await readChannel({ db, now, secrets });
  if (!channel.open || channel.token === null) return null;
  const ask = askLine(line.hosts, channel.token);
  const [limit, used] = [
    await ask("GET", "/v2/bot/message/quota", quota),
    await ask("GET", "/v2/bot/message/quota/consumption", consumption),
  ];
  if (!limit.ok || !used.ok) {
    log.warn({}, "LINE does not say how much of its quota is used.");
    return null;
  }
  const read: Quota = {
    limit: limit.value.type === "limited" ? (limit.value.value ?? 0) : null,
    used: used.value.totalUsage,
  };
  await saveQuota(db, read, now());
  const alarm = quotaAlarm(read);
  if (alarm === "low") log.warn({ ...read }, "Most of this month's quota of pushes at LINE is used.");
  if (alarm === "gone")
    log.error(
      { ...read },
      "This month's quota of pushes at LINE is used up: nobody is told of answers there.",
    );
  return read;
}
