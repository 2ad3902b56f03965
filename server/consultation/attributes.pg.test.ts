import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Attributes } from "../../domain/attributes.ts";
import { openTalk, type Talk } from "../../test/attacks/people.ts";
import { openWorld, type World } from "../../test/world.ts";

const told: Attributes = { relation: "child", school: "elementary", grade: 5, gender: "no-answer" };

async function entriesFor(talk: Talk, who: "consultee" | "counsellor") {
  const { epoch, consultation } = talk;
  const watch = [{ consultation, after: 0 }];
  const { body } =
    who === "consultee"
      ? await talk.consultee.call("/api/sync", { epoch, skin: "now", watch })
      : await talk.counsellor.call("/api/desk/sync", { epoch, skin: "now", watch });
  return body.frames
    .flatMap((frame) => (frame.t === "entries" ? frame.entries : []))
    .filter(({ kind }) => kind === "attributes");
}

async function listed({ counsellor, consultation, epoch }: Talk) {
  const { body } = await counsellor.call("/api/desk/sync", {
    epoch,
    skin: "now",
    watch: [],
    desk: { after: null },
  });
  return body.frames
    .flatMap((frame) => (frame.t === "desk" ? frame.changes : []))
    .find(({ id }) => id === consultation);
}

async function tagged({ storage }: World): Promise<unknown[]> {
  const { rows } = await sql`select actor_id, facts from audit_line where act = 'consultation:tag'`.execute(
    storage.db,
  );
  return rows;
}

test("[S8.4] [CN-13] what a consultee tells is an entry, seen at the desk at once; telling it again is none", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const { epoch, consultation, consultee } = talk;
  expect((await listed(talk))?.attributes).toEqual({ told: {}, tagged: {} });
  const tell = (attributes: Attributes) =>
    consultee.call("/api/attributes", { epoch, consultation, attributes });
  expect((await tell(told)).status).toBe(200);
  expect((await tell({ ...told })).status).toBe(200);
  expect((await listed(talk))?.attributes).toEqual({ told, tagged: {} });
  const [entry, ...others] = await entriesFor(talk, "counsellor");
  expect(entry).toMatchObject({ kind: "attributes", by: "consultee", attributes: told });
  expect(others).toEqual([]);
  const corrected = { ...told, grade: 6 } as const;
  await tell(corrected);
  expect((await listed(talk))?.attributes.told).toEqual(corrected);
  // Both answers are kept, and come back to the page that gave them.
  expect((await entriesFor(talk, "consultee")).map((one) => "attributes" in one && one.attributes)).toEqual([
    told,
    corrected,
  ]);
  expect(await tagged(world)).toEqual([]);
});

test("[S8.4] [CN-13] [AU-3] a counsellor's tag counts and stands on record; what was told stays, and the consultee sees no value of it", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const { epoch, consultation, consultee, counsellor } = talk;
  await consultee.call("/api/attributes", { epoch, consultation, attributes: told });
  const attributes: Attributes = { topics: ["bullying", "internet"] };
  const answer = await counsellor.call("/api/desk/tag", { epoch, consultation, attributes });
  expect(answer.body.attributes).toEqual({ told, tagged: attributes });
  expect((await entriesFor(talk, "counsellor")).at(-1)).toMatchObject({
    by: "counsellor",
    staff: counsellor.staff.id,
    attributes,
  });
  const seen = (await entriesFor(talk, "consultee")).at(-1);
  expect(Object.keys(seen ?? {}).sort()).toEqual(["at", "by", "kind", "seq"]);
  await counsellor.call("/api/desk/tag", { epoch, consultation, attributes });
  expect(await tagged(world)).toEqual([
    { actor_id: counsellor.staff.id, facts: expect.objectContaining({ consultation }) },
  ]);
  const { rows } = await sql<{ kept: unknown }>`
    select attributes as kept from entry where kind = 'attributes' order by seq`.execute(world.storage.db);
  expect(rows).toEqual([{ kept: told }, { kept: attributes }]);
});

test("[CN-11] [CN-13] what does not fit, and what is somebody else's, is refused and changes nothing", async () => {
  await using world = await openWorld();
  const [talk, other] = [await openTalk(world), await openTalk(world)];
  const { epoch, consultation, consultee, counsellor } = talk;
  const status = async (who: typeof consultee, path: string, attributes: object) =>
    (await who.callAny(path, { epoch, consultation, attributes })).status;
  for (const odd of [
    { grade: 3 },
    { school: "high", grade: 5 },
    { gender: "x" },
    { name: "はる" },
    { topics: [] },
  ])
    expect(await status(consultee, "/api/attributes", odd), JSON.stringify(odd)).toBe(400);
  expect(await status(other.consultee, "/api/attributes", told)).toBe(404);
  expect(await status(other.counsellor, "/api/desk/tag", told)).toBe(409);
  await counsellor.call("/api/desk/close", { epoch, consultation });
  expect(await status(consultee, "/api/attributes", told)).toBe(409);
  expect(await entriesFor(talk, "counsellor")).toEqual([]);
  expect(await status(counsellor, "/api/desk/tag", { topics: ["study"] })).toBe(200);
});
