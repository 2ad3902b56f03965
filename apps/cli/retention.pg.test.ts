import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { uuidv7 } from "../../server/storage/uuid.ts";
import { inventConsultations } from "../../test/invented-consultations.ts";
import { openCommandCity, runCommand } from "./testing.ts";

test("[RT-3] the command line counts, lists, and carries out what was agreed to; what nobody agreed to it leaves alone", async () => {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-retention-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await using city = await openCommandCity(folder);
  const { db } = city.storage;
  await inventConsultations(
    db,
    12,
    () => new Date("2015-05-10T01:00:00Z"),
    () => 0.9,
  );
  // Nobody ever called for help: nothing of it is grave.
  await sql`delete from urgent_call`.execute(db);
  await sql`update consultation set state = 'closed', closed_at = last_at, urgent = false`.execute(db);
  const nothing = await runCommand(["retention", "list"], city.environment);
  expect([nothing.code, nothing.out]).toEqual([0, "Nothing was proposed yet.\n"]);

  const [staff, approval, run, at] = [uuidv7(new Date()), uuidv7(new Date()), uuidv7(new Date()), new Date()];
  await sql`insert into staff (id, sign_in_name, display_name, roles, created_at)
    values (${staff}, 'mihon', '担当職員 みほん', '{official}', ${at})`.execute(db);
  await sql`insert into retention_settings values (1, '{"usual": 60, "grave": null}', ${staff}, ${at})`.execute(
    db,
  );
  const counted = await runCommand(["retention", "preview", "--json"], city.environment);
  expect([counted.code, counted.err]).toEqual([0, ""]);
  const { classes, settings } = JSON.parse(counted.out);
  expect(settings).toEqual({ usual: 60, grave: null });
  const due = classes[0].due;
  expect(due).toBeGreaterThan(0);
  const said = await runCommand(["retention", "preview"], city.environment);
  expect(said.out).toContain(`60 months  ${due} due  0 held`);

  await db.transaction().execute(async (tx) => {
    await sql`insert into approval (id, act, reason, needed, asked_by, asked_at, expires_at)
      values (${approval}, 'retention:carry-out', '\\x00', 1, ${staff}, ${at}, ${at}::timestamptz + interval '1 day')`.execute(
      tx,
    );
    await sql`insert into retention_run (id, version, usual_before, proposed_by, proposed_at, approval_id)
      values (${run}, 1, '2020-01-01', ${staff}, ${at}, ${approval})`.execute(tx);
    await sql`insert into retention_item (run_id, consultation_id, class)
      select ${run}, consultation_id, class from consultations_due('2020-01-01', null)`.execute(tx);
  });
  const early = await runCommand(["retention", "carry-out", "--json"], city.environment);
  expect([early.code, JSON.parse(early.out)]).toEqual([0, { done: 0 }]);
  await sql`update retention_run set begun_at = ${at}`.execute(db);
  const done = await runCommand(["retention", "carry-out", "--json"], city.environment);
  expect([done.code, JSON.parse(done.out)]).toEqual([0, { done: due }]);
  const listed = await runCommand(["retention", "list", "--json"], city.environment);
  expect(JSON.parse(listed.out)).toMatchObject([
    { id: run, state: "finished", done: { deleted: due, held: 0, changed: 0 }, backups: null },
  ]);
  const keys = await sql<{ many: number }>`select count(*)::integer as many from data_key k
    join retention_item i using (consultation_id)`.execute(db);
  expect(keys.rows[0]?.many).toBe(0);
}, 120_000);
