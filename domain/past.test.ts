import { expect, test } from "vitest";
import type { StaffId } from "./ids.ts";
import type { Incident } from "./incident.ts";
import { momentsOf, pastBegin, pastDaysOf } from "./past.ts";
import { unseenHour } from "./uptime.ts";

const at = (time: string): Date => new Date(`${time}+09:00`);
const now = at("2026-11-23T02:30");

/** Down is what the child's page or a send was missed in; degraded what only came at the second try. */
const hour = (begins: string, signs: string) => ({
  hour: at(begins),
  signs: signs + unseenHour.slice(signs.length),
});

test("[AL-7] thirty days in Japan, today as far as it has gone by, each hour by the worst of it", () => {
  const planned = [
    {
      from: at("2026-11-23T01:00"),
      to: at("2026-11-23T02:00"),
      stops: true,
      plannedAt: at("2026-11-20T09:00"),
      ended: null,
    },
  ];
  const { days, ratio } = pastDaysOf(
    [
      hour("2026-10-25T00:00", "0".repeat(60)),
      hour("2026-11-22T23:00", `${"0".repeat(50)}8811000000`),
      hour("2026-11-23T00:00", `${"0".repeat(30)}8`),
      hour("2026-11-23T01:00", "1".repeat(60)),
    ],
    planned,
    now,
  );
  expect(pastBegin(now)).toEqual(at("2026-10-25T00:00"));
  expect(days).toHaveLength(30);
  expect(days[0]).toMatchObject({ day: "2026-10-25", down: 0 });
  expect(days[0]?.hours.slice(0, 2)).toEqual(["up", "unknown"]);
  expect(days[28]?.hours.at(-1)).toBe("down");
  expect(days[28]).toMatchObject({ day: "2026-11-22", down: 2, planned: 0 });
  expect(days[29]).toEqual({
    ...{ day: "2026-11-23", hours: ["degraded", "planned", "unknown"], down: 0, planned: 60 },
  });
  expect(ratio).toBeCloseTo(149 / 151);
  expect(pastDaysOf([], [], now).ratio).toBeNull();
});

test("[AL-7] alarms, incidents and maintenance stand on one line, the newest first; what lies ahead is not there", () => {
  const rang = { name: "disk-low" as const, place: "mado", endedAt: null, incident: null };
  const [alarm] = [{ ...rang, id: "a", rangAt: at("2026-11-22T10:00") }];
  const incident: Incident = {
    ...{ id: "i", number: 3, kind: "outage", badIntent: false, inquiry: null, steps: [] },
    foundAt: at("2026-11-22T11:00"),
  };
  const work = (id: string, from: string) => ({
    ...{ id, number: 1, from: at(from), to: at("2026-12-01T00:00"), stops: true },
    ended: { by: "s" as StaffId, at: now, outcome: "done" as const },
  });
  const planned = [work("before", "2026-11-20T01:00"), work("ahead", "2026-11-24T01:00")];
  const moments = momentsOf([alarm], [incident], planned, now);
  expect(moments.map(({ what, id }) => [what, id])).toEqual([
    ["incident", "i"],
    ["alarm", "a"],
    ["maintenance", "before"],
  ]);
  expect(moments[0]).toMatchObject({ number: 3, standing: "under-way" });
});
