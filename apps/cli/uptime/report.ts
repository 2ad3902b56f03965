import { createHmac } from "node:crypto";
import { z } from "zod";
import {
  mostMinutesAtOnce,
  type UptimeReport,
  uptimeReportPath,
  uptimeSignature,
} from "../../../contract/uptime.ts";
import type { RecordFile } from "./record-file.ts";

export type Service = {
  readonly origin: string;
  readonly place: string;
  readonly key: string;
  readonly patienceMillis: number;
};

/** The service answers, and does not believe us: that says nothing of how it is. */
export class NotBelieved extends Error {
  override readonly name = "NotBelieved";
}

const taken = z.object({ heardAt: z.string(), epoch: z.string() });
/** Two weeks of what a dead database has kept waiting, in one minute. */
const mostReports = 14;

/** [UP-2] Gives the service what it does not have yet. That it could be stored, and read again, is the trial. */
export async function reportMinutes(service: Service, file: RecordFile): Promise<void> {
  for (let nth = 0; nth < mostReports; nth++) {
    const { minutes, upTo } = await file.pending(mostMinutesAtOnce);
    const sent = minutes.map(({ at, missed }) => ({ at, missed: [...missed] }));
    const { epoch } = await say(service, { place: service.place, minutes: sent });
    if (await file.forgetOtherEpoch(epoch)) continue;
    await file.taken(upTo, epoch);
    if (minutes.length < mostMinutesAtOnce) return;
  }
}

async function say({ origin, key, patienceMillis }: Service, report: UptimeReport) {
  const body = JSON.stringify(report);
  const answer = await fetch(`${origin}${uptimeReportPath}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      [uptimeSignature]: createHmac("sha256", key).update(body).digest("base64"),
      connection: "close",
    },
    body,
    redirect: "error",
    signal: AbortSignal.timeout(patienceMillis),
  });
  if (answer.status === 403) throw new NotBelieved("The service does not know this WATCH_KEY.");
  if (!answer.ok) throw new Error(`Answered with ${answer.status}.`);
  return taken.parse(await answer.json());
}
