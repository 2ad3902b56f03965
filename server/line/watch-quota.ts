import { z } from "zod";
import { quotaAlarm } from "../../domain/line-sending.ts";
import type { Tools } from "../tools.ts";
import { askLine } from "./ask-line.ts";
import { readChannel } from "./channel.ts";
import { saveQuota } from "./channel-store.ts";

const quota = z.object({ type: z.enum(["none", "limited"]), value: z.int().optional() });
const consumption = z.object({ totalUsage: z.int() });

/** Notes how much of the month's pushes is gone, and says so while there is still something left. */
export async function watchQuota({ db, now, secrets, log, line }: Tools): Promise<void> {
  const channel = await readChannel({ db, now, secrets });
  if (!channel.open || channel.token === null) return;
  const ask = askLine(line.hosts, channel.token);
  const [limit, used] = [
    await ask("GET", "/v2/bot/message/quota", quota),
    await ask("GET", "/v2/bot/message/quota/consumption", consumption),
  ];
  if (!limit.ok || !used.ok) return log.warn({}, "LINE does not say how much of its quota is used.");
  const read = {
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
}
