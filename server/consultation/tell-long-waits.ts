import { replyToLongWait } from "../../domain/automatic.ts";
import type { Tools } from "../tools.ts";
import { listUntoldWaiting } from "./waiting-store.ts";

const mostAtOnce = 200;

/** Tells everybody who has waited long, once. Any process may do it, and several may at a time ([RC-4]). */
export async function tellLongWaits({ db, appender, now, reception }: Tools): Promise<void> {
  const { settings } = await reception.current();
  if (!settings.replies["long-wait"].on) return;
  const since = new Date(now().getTime() - settings.longWaitMinutes * 60_000);
  const waiting = await listUntoldWaiting(db, since, mostAtOnce);
  const long = waiting.filter((consultation) => replyToLongWait(settings, consultation, now()));
  // What fails is asked again at the next round.
  const told = await Promise.allSettled(
    long.map(({ id }) =>
      appender.append(id, (consultation) => replyToLongWait(settings, consultation, now())),
    ),
  );
  const failed = told.find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
}
