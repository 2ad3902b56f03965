import pg from "pg";
import { expect, test } from "vitest";
import { call } from "../../apps/shared/call.ts";
import { noFaults } from "../history.ts";
import { openBrowser } from "./browser.ts";
import { type City, openCity } from "./city.ts";
import { startOwnServer } from "./own-server.ts";
import type { Process } from "./processes.ts";

const patience = { timeout: 60_000, interval: 200 };

async function readiness({ origin }: Process): Promise<unknown> {
  return (await fetch(`${origin}/readyz`)).json();
}

/** How much of the list a member of staff gets who asks anew; null where they are refused. */
async function listed(city: City, cookie: string): Promise<number | null> {
  const asked = { epoch: null, skin: "now" as const, desk: { after: null }, watch: [] };
  const browser = openBrowser(city.front.origin, "stream", cookie);
  const answer = await browser.run(() => call("/api/desk/sync", asked));
  const list = answer.ok ? answer.value.frames.find(({ t }) => t === "desk") : null;
  return list?.t === "desk" ? list.changes.length : null;
}

test("[S8.9] [S12.3-5] [HA-2] [HA-3] no standby confirms: nothing is acknowledged, reading goes on, the desk is told, and all arrives", async () => {
  await using server = await startOwnServer();
  await using city = await openCity({ url: server.url() });
  const process = await city.start({ DATABASE_STANDBYS: "1" });
  await expect.poll(() => readiness(process), patience).toEqual({ status: "ready", durability: "degraded" });
  const child = city.consultee();
  child.write("before");
  const counsellor = await city.counsellor();
  await city.agree(60_000);
  await expect.poll(() => counsellor.desk.store.get().durability, patience).toBe("degraded");
  const { browser: official } = await city.signIn("official");

  const admin = new pg.Client({ connectionString: server.url() });
  await admin.connect();
  await admin.query("alter system set synchronous_standby_names = 'nobody'");
  await admin.query("select pg_reload_conf()");
  await admin.query("set synchronous_commit = local");
  child.write("while nobody confirms");
  await expect.poll(() => readiness(process), patience).toEqual({ status: "ready", durability: "held" });
  await expect.poll(() => counsellor.desk.store.get().durability, patience).toBe("held");
  // 送信中, and never 送れません.
  expect(child.unsent()).toBe(1);
  expect(await listed(city, official.cookie)).toBe(1);
  const { gauges } = await process.gauges();
  expect(gauges["commit_wait_seconds"]).toBeGreaterThan(3);
  expect(gauges["durability_degraded"]).toBe(1);
  const { rows } = await admin.query(
    "select count(*)::int as waiting from pg_stat_activity where wait_event = 'SyncRep'",
  );
  expect(rows[0].waiting).toBeLessThan(20);

  await admin.query("alter system reset synchronous_standby_names");
  await admin.query("select pg_reload_conf()");
  await admin.end();
  await city.agree(60_000);
  await expect.poll(() => counsellor.desk.store.get().durability, patience).toBe("degraded");
  expect(await city.judge()).toEqual(noFaults);
  expect(city.logs.flatMap(({ events }) => events.filter(({ t }) => t === "failed"))).toEqual([]);
}, 180_000);
