import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { firstSettings } from "../../domain/first-settings.ts";
import { endOfReception } from "../../domain/restore-point.ts";
import { openLog } from "../edge/log.ts";
import { openStorage } from "../storage/database.ts";
import { testDatabase } from "../storage/testing.ts";
import { openCloseMarker } from "./close-marker.ts";
import { listPoints } from "./store.ts";

test("[S9.3] [BK-4] a role that may not name restore points is told of once, with what to do, and a role that may names it", async () => {
  await using database = await testDatabase();
  const name = `limited_${randomBytes(4).toString("hex")}`;
  const owner = await database.storage.connect();
  await owner.query(`create role ${name} login password 'limited'`);
  await owner.query(`grant all on all tables in schema public to ${name}`);
  const url = new URL(database.url);
  [url.username, url.password] = [name, "limited"];
  const end = endOfReception(firstSettings.calendar, "2026-11-24");
  if (!end) throw new Error("No reception that day.");
  const now = () => new Date(end.getTime() + 300_000);
  const reception = { current: async () => ({ version: 0, settings: firstSettings }) } as never;
  const lines: string[] = [];
  const log = openLog("info", { write: (line) => void lines.push(line) });
  try {
    await using storage = await openStorage({ urls: url.href });
    const look = openCloseMarker({ storage, now, reception, log });
    for (let n = 0; n < 3; n++) await look();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("grant execute on function pg_create_restore_point(text)");
    expect(await listPoints(database.storage.db)).toEqual([]);
  } finally {
    await owner.query(`drop owned by ${name}`);
    await owner.query(`drop role ${name}`);
    await owner.end();
  }
  await openCloseMarker({ storage: database.storage, now, reception, log })();
  expect(await listPoints(database.storage.db)).toMatchObject([{ name: "close-20261124" }]);
  expect(lines).toHaveLength(1);
});
