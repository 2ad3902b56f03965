import { type AlarmName, alarmNames, alarms } from "../../domain/alarm.ts";
import { openIncident } from "../operation/incident/open.ts";
import type { Tools } from "../tools.ts";
import { findOpenIncident, listWithoutIncident, saveIncident } from "./store.ts";

const harming = alarmNames.filter((name) => alarms[name].harms !== null);

/**
 * [AL-4] What harms people while it rings is an incident from its first moment, opened once whoever finds it, and not again while that
 * one is open. Its id is the oldest alarm's, so that several processes open the same one.
 */
export async function openIncidents(tools: Tools): Promise<void> {
  const ringing = await listWithoutIncident(tools.db, harming);
  for (const [name, [first]] of Map.groupBy(ringing, (one) => one.name)) {
    const { harms: kind, joins = [] } = alarms[name];
    if (!first || !kind) continue;
    const open = await findOpenIncident(tools.db, [name, ...joins]);
    if (open === null) {
      await openIncident(tools, null, {
        ...{ id: first.id, kind, badIntent: false, foundAt: first.rangAt, inquiry: null },
        ...{ heading: `警報 ${name}`, words: wordsOf(name, first.place), asIs: true },
      });
    }
    await saveIncident(tools.db, name, open ?? first.id);
  }
}

function wordsOf(name: AlarmName, place: string): string {
  return [
    alarms[name].ja,
    ...(place === "" ? [] : [`機械: ${place}`]),
    "警報によって自動で始まりました。影響を調べ、対応を書き、終わりは人が決めてください。",
  ].join("\n");
}
