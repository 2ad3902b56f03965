import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { type AlarmName, alarms, quietMillis, type Readings, ringingIn } from "../../domain/alarm.ts";
import { forgottenMillis } from "../../domain/condition.ts";
import type { Tools } from "../tools.ts";
import { forgetProcesses, removeProcess, saveProcess } from "./process-store.ts";
import { countRinging, endUnseen, keepRinging, keepTold, noteTold, takeUntold } from "./store.ts";
import { tellAlarm } from "./tell-alarm.ts";
import type { WatchSettings } from "./watch-settings.ts";

export type Watch = {
  /** One round: whatever is found twice in a row rings. */
  look(): Promise<void>;
  /** Of the last round; null before the first. */
  readings(): Readings | null;
  /** How many alarms ring in the city, as far as it is known. */
  ringing(): number;
  /** [AL-6] The process ends, and is missed by nobody. */
  leave(): Promise<void>;
};

type Needs = {
  readonly tools: Pick<Tools, "db" | "now" | "mail" | "log">;
  readonly settings: WatchSettings;
  readonly read: () => Promise<Readings>;
  /** Called when all that rings is stored. */
  readonly rung: () => Promise<void>;
};

/** Longer than any way of telling takes. */
const heldForMillis = 60_000;

/** [AL-1] [AL-3] [AL-4] Each alarm is told once when it begins and once when it is over, however many processes find it. */
export function openWatch({ tools, settings, read, rung }: Needs): Watch {
  const { db, now } = tools;
  const here = hostname();
  const own = { id: randomUUID(), place: here, beganAt: now() };
  let last: Readings | null = null;
  let before: readonly AlarmName[] = [];
  let ringing = 0;
  /** The one alarm that cannot be stored while it rings: each process tells its own. */
  let awaySince: Date | null = null;

  async function look(): Promise<void> {
    last = await read();
    const found = ringingIn(last);
    const sure = found.filter((name) => before.includes(name));
    before = found;
    await tellAway(sure.includes("database-away"), found.includes("database-away"));
    if (found.includes("database-away")) return;
    await saveProcess(db, { ...own, seenAt: now(), readings: last });
    await forgetProcesses(db, new Date(now().getTime() - forgottenMillis));
    for (const name of sure) await keepRinging(db, name, alarms[name].of === "machine" ? here : "", now());
    await rung();
    await endUnseen(db, new Date(now().getTime() - quietMillis), now());
    for (const alarm of await takeUntold(db, now(), new Date(now().getTime() + heldForMillis))) {
      const endedAt = alarm.told ? alarm.endedAt : null;
      if (await tellAlarm(tools, settings, { ...alarm, endedAt })) await noteTold(db, alarm, now());
    }
    ringing = await countRinging(db);
  }

  async function tellAway(isSure: boolean, isFound: boolean): Promise<void> {
    const told = (rangAt: Date, endedAt: Date | null) =>
      tellAlarm(tools, settings, { name: "database-away", place: here, rangAt, endedAt });
    if (isSure && awaySince === null) {
      const at = now();
      if (await told(at, null)) awaySince = at;
    } else if (!isFound && awaySince !== null) {
      await keepTold(db, "database-away", here, awaySince, now());
      if (await told(awaySince, now())) awaySince = null;
    }
  }

  return {
    ...{ look, readings: () => last, ringing: () => ringing + (awaySince === null ? 0 : 1) },
    leave: () => removeProcess(db, own.id).catch(() => {}), // then it is missed, and forgotten later
  };
}
