import type { RetentionRun } from "../../domain/retention.ts";
import { listBackups } from "../../server/backup/list-backups.ts";
import { carryOutNow } from "../../server/retention/carry-out-now.ts";
import { readRetention } from "../../server/retention/list.ts";
import { previewRetention } from "../../server/retention/preview.ts";
import { openOwnPlace } from "./backup-ground.ts";
import { columns } from "./columns.ts";
import type { Command, Place } from "./command.ts";
import { standOn } from "./ground.ts";
import { inJapan } from "./in-japan.ts";
import { count } from "./terminal.ts";
import { Trouble } from "./trouble.ts";

const preview: Command = {
  name: "retention preview",
  says: "Counts what is over for longer than its period at this moment, and what of it is held. Changes nothing.",
  more: [
    "The periods are set at the desk (削除, 保存期間), where an official proposes and another of the city agrees.",
  ],
  options: {},
  async run(_, place) {
    await using ground = await standOn(place);
    const tools = { db: ground.storage.db, now: place.now };
    const { version, settings } = await readRetention(tools);
    const { classes, copies } = await previewRetention(tools);
    const rows = classes.map(({ class: one, due, held, oldest }) => [
      ...[one, settings[one] === null ? "no period" : `${settings[one]} months`],
      ...[`${count(due)} due`, `${count(held)} held`, oldest ? `since ${inJapan(oldest)}` : "-"],
    ]);
    const out =
      copies === 0
        ? []
        : [`${count(copies)} files with single consultations are out: a deletion does not reach them.`];
    return { lines: [...columns(rows), ...out], json: { version, settings, classes, copies } };
  },
};

const list: Command = {
  name: "retention list",
  says: "Shows what was proposed, how far its deletion came, and how many backups still hold what is gone.",
  more: [
    "A backup from before holds the data keys too, wrapped: they open until the last such backup is gone, or at once until",
    "keys rotate and keys forget (docs/runbook/retention.md).",
  ],
  options: {},
  async run(_, place) {
    await using ground = await standOn(place);
    const { runs } = await readRetention({ db: ground.storage.db, now: place.now });
    const backups = await backupTimes(place);
    const all = runs.map((run) => ({ ...run, backups: backups && heldIn(run, backups) }));
    return {
      lines:
        all.length === 0
          ? ["Nothing was proposed yet."]
          : columns(
              all.map(({ id, state, wanted, done, backups: still }) => [
                ...[id, state, `${count(done.deleted)} of ${count(wanted.usual + wanted.grave)} deleted`],
                ...[`${count(done.held)} held`, `${count(done.changed)} changed`],
                still === null ? "backups are not ours" : `in ${count(still)} backups`,
              ]),
            ),
      json: all,
    };
  },
};

const carryOut: Command = {
  name: "retention carry-out",
  says: "Deletes now what others have agreed to at the desk, which the service does by itself within seconds.",
  more: ["May be stopped (Ctrl-C) and goes on where it was; while the service runs, both share the work."],
  options: {},
  async run(_, place) {
    await using ground = await standOn(place);
    const tools = { db: ground.storage.db, now: place.now };
    const { runs } = await readRetention(tools);
    const total = runs
      .filter(({ state }) => state === "under-way")
      .reduce((sum, { wanted, done }) => sum + sumOf(wanted) - sumOf(done), 0);
    const bar = place.terminal.bar("consultations");
    try {
      const done = await carryOutNow(tools, (so) => {
        bar.show(so, Math.max(so, total));
        if (place.stopped.aborted) throw new Trouble(`Stopped after ${count(so)}: the rest is done later.`);
      });
      return { lines: [`${count(done)} consultations were gone through.`], json: { done } };
    } finally {
      bar.end();
    }
  },
};

export const retentionCommands: readonly Command[] = [preview, list, carryOut];

const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, one) => sum + one, 0);

/** When each of our backups was begun; null where backups are somebody else's, or off. */
async function backupTimes(place: Place): Promise<readonly Date[] | null> {
  const config = place.config();
  if (config.databaseUrls !== null || config.backups === null) return null;
  return (await listBackups(await openOwnPlace(config))).backups.map(({ takenAt }) => takenAt);
}

/** Begun before the last of it was gone: something of it may be in there. */
function heldIn({ begunAt, finishedAt }: RetentionRun, backups: readonly Date[]): number {
  if (!begunAt) return backups.length;
  return backups.filter((at) => !finishedAt || at <= finishedAt).length;
}
