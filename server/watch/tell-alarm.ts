import { type AlarmName, alarms } from "../../domain/alarm.ts";
import type { Tools } from "../tools.ts";
import type { WatchSettings } from "./watch-settings.ts";

export type Told = {
  readonly name: AlarmName;
  readonly place: string;
  readonly rangAt: Date;
  /** Null: it goes on. */
  readonly endedAt: Date | null;
};

const patienceMillis = 10_000;

/**
 * [AL-3] By every way there is. True where one of them took it, or where there is none but the log; then it is told. Neither addresses nor
 * the webhook's own address come into the log.
 */
export async function tellAlarm(
  { mail, log }: Pick<Tools, "mail" | "log">,
  { mailTo, webhook }: WatchSettings,
  told: Told,
): Promise<boolean> {
  const { name, place, endedAt } = told;
  const { en } = alarms[name];
  if (endedAt) log.info({ alarm: name, place }, `Over: ${en}`);
  else log.error({ alarm: name, place }, en);
  const ways = [
    ...(mail ? mailTo.map((to) => mail.tell(to, letterOf(told))) : []),
    ...(webhook ? [post(webhook, told)] : []),
  ];
  const outcomes = await Promise.allSettled(ways);
  for (const outcome of outcomes)
    if (outcome.status === "rejected")
      log.error(
        { alarm: name, code: codeOf(outcome.reason) },
        "An alarm could not be told by one of its ways.",
      );
  return outcomes.length === 0 || outcomes.some(({ status }) => status === "fulfilled");
}

function letterOf({ name, place, rangAt, endedAt }: Told) {
  const { ja, en } = alarms[name];
  return {
    subject: endedAt ? `【よりそい】おさまりました: ${name}` : `【よりそい】警報: ${name}`,
    lines: [
      endedAt ? `おさまりました（${inJapan(endedAt)}）: ${ja}` : ja,
      endedAt ? `Over: ${en}` : en,
      "",
      `${inJapan(rangAt)} から${place === "" ? "" : `　${place}`}`,
      "手順: docs/runbook/alarms.md",
    ],
  };
}

async function post(webhook: URL, { name, place, rangAt, endedAt }: Told): Promise<void> {
  const { ja, en } = alarms[name];
  const answer = await fetch(webhook, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      ...{ alarm: name, state: endedAt ? "over" : "ringing", place, rangAt, endedAt, ja, en },
      text: `${endedAt ? "Over" : "Alarm"}: ${name}${place === "" ? "" : ` (${place})`}: ${en}`,
    }),
    redirect: "error",
    signal: AbortSignal.timeout(patienceMillis),
  });
  await answer.body?.cancel();
  if (!answer.ok)
    throw Object.assign(new Error("The webhook was refused."), { code: `HTTP ${answer.status}` });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}

function inJapan(at: Date): string {
  return `${new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 16).replace("T", " ")}`;
}
