import { expect, test } from "vitest";
import { openCity } from "./city.ts";

test("[S8.5] [RC-4] processes are killed while children write at night: each talk is answered by the service, and once", async () => {
  await using city = await openCity();
  const night = {
    RECEPTION: "first",
    CLOCK_AHEAD_MILLIS: `${Date.parse("2027-01-02T12:00:00+09:00") - Date.now()}`,
  };
  await Promise.all([city.start(night), city.start(night)]);
  const children = Array.from({ length: 12 }, () => city.consultee({ rung: "now" }));
  for (const [n, child] of children.entries()) {
    child.write(`${n}`);
    if (n % 4 === 3) {
      const [oldest] = city.processes;
      if (oldest) await city.kill(oldest);
      await city.start(night);
    }
    child.write(`${n} again`);
  }
  await city.agree(120_000);
  const stored = [...(await city.stored()).values()];
  expect(stored).toHaveLength(children.length);
  for (const entries of stored) {
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, n) => n + 1));
    expect(entries.filter(({ kind }) => kind === "automatic")).toMatchObject([
      { seq: 2, reason: "out-of-hours", promised: new Date("2027-01-05T08:45:00+09:00") },
    ]);
    expect(entries.filter(({ kind }) => kind === "message")).toHaveLength(2);
  }
}, 240_000);
