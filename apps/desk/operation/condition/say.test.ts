import { expect, test } from "vitest";
import { type Readings, readingNames } from "../../../../domain/alarm.ts";
import { installationParts } from "../../../../domain/condition.ts";
import { sayBytes, sayFound, sayLong } from "./say.ts";

const unknown = Object.fromEntries(readingNames.map((name) => [name, null])) as Readings;
const process = { place: "mado", beganAt: "", seenAt: "", missed: false };

test("[AL-6] what was found is said short enough for the drawing, also where it is bad", () => {
  const worst: Readings = {
    ...unknown,
    backup_verified_age_seconds: 400 * 86_400,
    ...{ disk_free_bytes: 123_456_789, clock_off_seconds: 86_400, jobs_late_seconds: 99_999 },
    ...{ certificate_days_left: -3, database_away_seconds: 45, standbys_missing: 2 },
    ...{ lookout_silent_seconds: 59 * 60, mail_failing_seconds: 90_000 },
  };
  const processes = [process, { ...process, missed: true }];
  const lookouts = [{ place: "yane", heardAt: "" }];
  const said = installationParts.map((part) => sayFound(part, { readings: worst, processes, lookouts }));
  expect(said).toEqual([
    "59分前に連絡",
    "あと0日",
    "1個 答えません",
    "27時間の遅れ",
    "25時間送れません",
    "答えません",
    "空き 123 MB",
    "ずれ 86400秒",
    "2台足りません",
    "確認済み 400日前",
  ]);
  const none = installationParts.map((part) =>
    sayFound(part, { readings: unknown, processes: [], lookouts: [] }),
  );
  expect(new Set(none)).toEqual(new Set(["見張りがいません", "見ていません", "設定していません"]));
  for (const one of [...said, ...none]) expect(one.length, one).toBeLessThanOrEqual(11);
});

test("[AL-6] what is less than a minute old is said so", () => {
  const seconds = { lookout_silent_seconds: 0, backup_verified_age_seconds: 59, mail_failing_seconds: 20 };
  const readings = { ...unknown, ...seconds, jobs_late_seconds: 59 };
  const found = { readings, processes: [process], lookouts: [{ place: "yane", heardAt: "" }] };
  expect(
    (["lookout", "backup", "mail", "jobs", "process"] as const).map((part) => sayFound(part, found)),
  ).toEqual(["1分以内に連絡", "確認済み 1分以内", "送れません", "遅れなし", "1個 動いています"]);
});

test("durations and sizes are rounded down", () => {
  expect([61, 7_199, 47 * 3_600, 49 * 3_600].map(sayLong)).toEqual(["1分", "1時間", "47時間", "2日"]);
  expect([0, 999, 1_999_999_999, 2e12].map(sayBytes)).toEqual(["0 B", "999 B", "1.9 GB", "2.0 TB"]);
});
