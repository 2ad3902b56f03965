import type { Lost } from "../../domain/backup.ts";
import { isRestorePointName, yesterdayClose } from "../../domain/restore-point.ts";
import { planRestore, type RestorePlan, type Wish } from "../../server/backup/plan-restore.ts";
import { type PreparedRestore, prepareRestore } from "../../server/backup/restore.ts";
import { openOwnPlace, showProgress } from "./backup-ground.ts";
import { type Command, type Place, textOf } from "./command.ts";
import { inJapan } from "./in-japan.ts";
import { joinPresent } from "./present-database.ts";
import { count } from "./terminal.ts";
import { Trouble, WrongUsage } from "./trouble.ts";

const restore: Command = {
  name: "restore",
  says: "Brings the embedded database back to a moment, by default the end of yesterday's reception; shows first what that costs.",
  more: [
    "It is made beside the city first, while the city goes on, and compared with what was counted at that moment. Only then it asks.",
    "The service may keep running: it stands still for seconds. Pages that are open send again what they still hold.",
    "The data of before is kept beside it until somebody removes it.",
  ],
  options: {
    to: {
      value: "<moment>",
      says: `${yesterdayClose}, latest, a restore point (backup list), or a time in Japan like "2026-11-22 18:00".`,
      needed: true,
    },
    drill: { says: "Do everything but the last step, and report." },
  },
  asks: true,
  async run(given, place) {
    const wish = wishOf(textOf(given, "to"));
    const drill = given["drill"] === true;
    const config = place.config();
    const kept = await openOwnPlace(config);
    const began = performance.now();
    await using present = await joinPresent(config, kept, place.terminal.say);
    const plan = await planRestore({ place: kept, now: place.now }, wish, present.timeline);
    for (const sentence of whatFollows(plan)) place.terminal.say(sentence);
    const { progress, end } = showProgress(place.terminal);
    const needs = { dataDir: config.dataDir, place: kept, now: place.now, stopped: place.stopped, progress };
    await using prepared = await prepareRestore(needs, plan)
      .catch((error: unknown) => {
        throw place.stopped.aborted ? new Trouble("Stopped: nothing was changed.") : error;
      })
      .finally(end);
    const lost = plan.at && (await present.countLost(plan.at));
    const report = reportOf(plan, prepared, lost, Math.round((performance.now() - began) / 1_000));
    await present.leave();
    if (drill) return { ...report, ...(report.json.equal === false ? { failed: true as const } : {}) };
    for (const line of report.lines) place.terminal.say(line);
    await agree(place, given["yes"] === true);
    const before = await prepared.carryOut({ lost, say: place.terminal.say });
    return {
      lines: [
        "Restored. A service that runs takes it up by itself; otherwise: npm start",
        ...(before === null
          ? []
          : [`The data of before lies in ${before}: remove it when nobody needs it any more.`]),
        "Look at what was deleted since that moment (audit trail, deletion:carry-out): it is back, and has to go again.",
      ],
      json: { ...report.json, restored: true, before },
    };
  },
};

export const restoreCommands: readonly Command[] = [restore];

async function agree({ terminal }: Place, yes: boolean): Promise<void> {
  if (!(await terminal.confirm("Put this in the place of the present database?", yes)))
    throw new Trouble("Nothing was changed.");
}

function whatFollows({ at, backup, point }: RestorePlan): string[] {
  const when = at === null ? "the end of its log" : `${inJapan(at)} (Japan)${point ? `, ${point.name}` : ""}`;
  return [`The backup ${backup.id} is brought up to ${when}, beside the city.`];
}

function reportOf(
  plan: RestorePlan,
  { rows, differing }: PreparedRestore,
  lost: Lost | null,
  seconds: number,
) {
  const equal = differing === null ? null : differing.length === 0;
  const compared =
    differing === null
      ? "Nothing was counted at that moment, so there is nothing to compare with."
      : equal
        ? "Every table is as it was counted at that moment."
        : `NOT as it was counted at that moment: ${differing.join(", ")}.`;
  const costs =
    lost === null
      ? "What was written since cannot be counted: there is no present database to ask."
      : lost.first === null || lost.last === null
        ? "Nothing was written since: nothing will be lost."
        : `Will be lost: ${count(lost.messages)} messages in ${count(lost.consultations)} consultations, from ${inJapan(lost.first)} to ${inJapan(lost.last)} (Japan), where no open page holds them any more.`;
  return {
    lines: [`Brought up in ${count(seconds)} s: ${count(rows)} rows. ${compared}`, costs],
    json: {
      to: plan.at,
      point: plan.point?.name ?? null,
      backup: plan.backup.id,
      rows,
      seconds,
      equal,
      differing,
      lost,
    },
  };
}

function wishOf(text: string): Wish {
  if (text === yesterdayClose) return { kind: "yesterday-close" };
  if (text === "latest") return { kind: "latest" };
  const [, day, time] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)$/.exec(text) ?? [];
  const at = new Date(day === undefined ? text : `${day}T${time}+09:00`);
  if (/^\d{4}-/.test(text)) {
    if (Number.isNaN(at.getTime()))
      throw new WrongUsage(`--to is a time like "2026-11-22 18:00", not "${text}".`);
    return { kind: "time", at };
  }
  if (isRestorePointName(text)) return { kind: "name", name: text };
  throw new WrongUsage(
    `--to is ${yesterdayClose}, latest, the name of a restore point, or a time, not "${text}".`,
  );
}
