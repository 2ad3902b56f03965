import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTalk } from "../../test/attacks/people.ts";
import { takeUp } from "../../test/take-up.ts";
import { type Caller, newIdempotencyKey, openWorld, type World } from "../../test/world.ts";

const secret = "ここだけの ひとこと";

async function facesOf(caller: Caller, path: "/api/sync" | "/api/desk/sync", talk: object) {
  const { body } = await caller.call(path, { ...talk, skin: "now" } as never);
  return (body as { frames: { t: string; entries?: { kind: string }[] }[] }).frames
    .flatMap(({ entries = [] }) => entries)
    .filter(({ kind }) => kind === "face");
}

/** What may be counted by a plain statement. */
async function counted({ storage }: World) {
  const { rows } = await sql`select face_before, face_after from consultation order by number`.execute(
    storage.db,
  );
  return rows;
}

async function opened(world: World) {
  const consultee = await world.consultee();
  const epoch = world.app.tools.epoch();
  const first = { epoch, key: newIdempotencyKey(), text: "はじめまして" };
  const { consultation } = (await consultee.call("/api/open", first)).body;
  return { consultee, place: { epoch, consultation } };
}

test("[CN-14] [DL-2] a face before is shown at the desk at once; the same key is one entry however often it is sent", async () => {
  await using world = await openWorld();
  const { consultee, place } = await opened(world);
  const face = { ...place, key: newIdempotencyKey(), moment: "before", face: 2, remark: null } as const;
  const answers = await Promise.all([face, face, face, face].map((one) => consultee.call("/api/face", one)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  // Another key, and nothing new in it.
  await consultee.call("/api/face", { ...face, key: newIdempotencyKey() });
  const talk = { epoch: place.epoch, watch: [{ consultation: place.consultation, after: 0 }] };
  const counsellor = await world.staff("counsellor");
  const [seen, ...others] = await facesOf(counsellor, "/api/desk/sync", talk);
  expect(seen).toEqual({
    ...{ kind: "face", moment: "before", face: 2, remark: null, seq: 2 },
    at: expect.any(String),
  });
  expect(others).toEqual([]);
  expect(await facesOf(consultee, "/api/sync", talk)).toEqual([seen]);
  expect(await counted(world)).toEqual([{ face_before: 2, face_after: null }]);
  // [DL-3]
  const other = await consultee.call("/api/face", { ...face, face: 5 });
  expect(other).toMatchObject({ status: 409, body: { code: "key-reused" } });
});

test("[CN-14] [SE-1] [SE-3] a face after goes with a remark that is sealed; it makes nothing unread, and opens nowhere else", async () => {
  await using world = await openWorld();
  const { epoch, consultation, consultee, counsellor } = await openTalk(world);
  const place = { epoch, consultation };
  const after = { ...place, key: newIdempotencyKey(), moment: "after", face: 4, remark: secret } as const;
  const early = await consultee.call("/api/face", after);
  expect(early).toMatchObject({ status: 409, body: { code: "face-not-now" } });
  const before = (await counsellor.call("/api/desk/close", place)).body;
  expect((await consultee.call("/api/face", after)).status).toBe(200);
  const talk = { epoch, watch: [{ consultation, after: 0 }] };
  expect(await facesOf(counsellor, "/api/desk/sync", talk)).toMatchObject([{ face: 4, remark: secret }]);
  const list = { epoch, skin: "now" as const, desk: { after: null }, watch: [] };
  const { frames } = (await counsellor.call("/api/desk/sync", list)).body;
  const [row] = frames.flatMap((frame) => (frame.t === "desk" ? frame.changes : []));
  expect(row).toMatchObject({ state: "closed", consulteeSeq: before.consulteeSeq });
  expect(await counted(world)).toEqual([{ face_before: null, face_after: 4 }]);

  const { rows } = await sql<{ all: string }>`select entry::text as all from entry`.execute(world.storage.db);
  expect(rows.map(({ all }) => all).join()).not.toContain(Buffer.from(secret).toString("hex"));
  expect(world.logged()).not.toContain(secret);
  // Made a message by whoever owns the database: it does not open in that place.
  await sql`update entry set kind = 'message', face = null, moment = null where kind = 'face'`.execute(
    world.storage.db,
  );
  const again = await world.another();
  const reader = await world.staff("counsellor", again.origin);
  const read = (await reader.call("/api/desk/sync", { ...talk, skin: "now" })).body.frames;
  const last = read.flatMap((frame) => (frame.t === "entries" ? frame.entries : [])).pop();
  expect(last).toMatchObject({ kind: "unreadable", by: "consultee" });
});

test("[CN-11] [CN-14] what is no face, too long, too late or somebody else's is refused and changes nothing", async () => {
  await using world = await openWorld();
  const { consultee, place } = await opened(world);
  const stranger = await world.consultee();
  const face = { ...place, moment: "before", face: 3, remark: null };
  const status = async (who: Caller, bent: object) =>
    (await who.callAny("/api/face", { ...face, key: newIdempotencyKey(), ...bent })).status;
  for (const bent of [
    { face: 0 },
    { face: 6 },
    { face: 2.5 },
    { face: "3" },
    { moment: "later" },
    { remark: "ね" },
  ])
    expect(await status(consultee, bent), JSON.stringify(bent)).toBe(400);
  expect(await status(stranger, {})).toBe(404);
  expect(await counted(world)).toEqual([{ face_before: null, face_after: null }]);
  const counsellor = await world.staff("counsellor");
  const { claimVersion } = (await takeUp(counsellor, place)).body;
  expect(await status(consultee, {})).toBe(200);
  const answer = { ...place, key: newIdempotencyKey(), text: "はい", claimVersion };
  await counsellor.call("/api/desk/reply", answer);
  expect(await status(consultee, { face: 5 })).toBe(409);
  await counsellor.call("/api/desk/close", place);
  for (const remark of [" ", "a\0", "あ".repeat(201)])
    expect(await status(consultee, { moment: "after", remark }), remark.slice(0, 3)).toBe(400);
  expect(await counted(world)).toEqual([{ face_before: 3, face_after: null }]);
});
