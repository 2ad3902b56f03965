import { sql } from "kysely";
import { expect, test } from "vitest";
import { openWorld, type World } from "../world.ts";
import { endpoints, isForStaff } from "./endpoints.ts";
import { goodInput, openTalk } from "./people.ts";

/** What is said in consultations and about them by those who answer. Notes are not in it: officials write their own. */
const tables = [
  ...["consultation", "entry", "consultation_record", "draft", "data_key", "urgent_call"],
  ...["consultee", "consultee_token", "recovery_words"],
];

test("[S8.3] [AC-1] A2: an official reads along and changes nothing: not one call of all there are touches a talk, its record or its people", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const before = await stateOf(world);
  const refused: string[] = [];
  for (const endpoint of endpoints.filter(isForStaff)) {
    // Each in a session of its own: some of the calls end it.
    const official = await world.staff("official");
    const { status } = await official.callAny(endpoint.path, goodInput(endpoint, talk));
    if (status === 403) refused.push(endpoint.path);
    expect(await stateOf(world), endpoint.path).toEqual(before);
  }
  expect(refused).toEqual(
    expect.arrayContaining([
      ...["/api/desk/claim", "/api/desk/reply", "/api/desk/close", "/api/desk/tag", "/api/desk/doing"],
      ...["/api/desk/record", "/api/desk/record-draft", "/api/desk/draft", "/api/desk/mark-urgent"],
      "/api/urgent/call",
    ]),
  );
});

test("[S8.3] [AC-1] A2: nor does an official in whose name somebody calls what only consultees may", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const before = await stateOf(world);
  const official = await world.staff("official");
  for (const endpoint of endpoints.filter((one) => one.allow.startsWith("own-"))) {
    const { status } = await official.callAny(endpoint.path, goodInput(endpoint, talk));
    expect(status, endpoint.path).toBe(401);
  }
  expect(await stateOf(world)).toEqual(before);
});

/** Each table in one line. */
async function stateOf({ storage: { db } }: World): Promise<Record<string, string>> {
  const state: Record<string, string> = {};
  for (const table of tables) {
    const { rows } = await sql<{ hash: string }>`
      select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash
      from ${sql.table(table)} as t`.execute(db);
    state[table] = rows[0]?.hash ?? "";
  }
  return state;
}
