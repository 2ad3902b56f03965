import { setTimeout as pause } from "node:timers/promises";
import { type Missed, minuteOf, missable } from "../../../domain/uptime.ts";
import { lookFromOutside } from "./look.ts";
import type { RecordFile } from "./record-file.ts";
import { NotBelieved, reportMinutes, type Service } from "./report.ts";

type Needs = {
  readonly service: Service;
  readonly file: RecordFile;
  readonly now: () => Date;
  readonly stopped: AbortSignal;
  /** Before the second try. */
  readonly againMillis: number;
};

/**
 * [UP-1] Looks, once more a little later where somebody would have been turned away, and puts down what was missing. Throws a
 * NotBelieved where it cannot be known, and an AbortError where it was stopped: then nothing is put down.
 */
export async function watchMinute(needs: Needs): Promise<readonly Missed[]> {
  const { service, file, now, stopped, againMillis } = needs;
  const at = minuteOf(now()).toISOString();
  const first = await look(needs);
  let missed = first;
  if (isTurnedAway(first)) {
    await pause(againMillis, undefined, { signal: stopped });
    const second = await look({ service, file });
    missed = isTurnedAway(second)
      ? second
      : missable.filter((one) => one === "first" || second.includes(one));
  }
  stopped.throwIfAborted();
  await file.append({ at, missed });
  return missed;
}

const isTurnedAway = (missed: readonly Missed[]): boolean =>
  missed.includes("page") || missed.includes("send");

async function look({ service, file }: Pick<Needs, "service" | "file">): Promise<readonly Missed[]> {
  const [seen, kept] = await Promise.all([
    lookFromOutside(service.origin, service.patienceMillis),
    reportMinutes(service, file).then(
      () => true,
      (error: unknown) => {
        if (error instanceof NotBelieved) throw error;
        return false;
      },
    ),
  ]);
  const all: readonly Missed[] = kept ? seen : [...seen, "send"];
  return missable.filter((one) => all.includes(one));
}
