import { expect, test } from "vitest";
import { openTalk } from "../../test/attacks/people.ts";
import { type Caller, newIdempotencyKey, openWorld, type World } from "../../test/world.ts";
import { noteReading } from "../duty/note-reading.ts";

type Talk = Awaited<ReturnType<typeof openTalk>>;

const note = (text: string) => ({ key: newIdempotencyKey(), text });

async function entriesFor(
  reader: Caller,
  { epoch, consultation }: Talk,
  path: "/api/sync" | "/api/desk/sync",
) {
  const watch = [{ consultation, after: 0 }];
  const { body } = await reader.call(path, { epoch, skin: "now", watch });
  return body.frames.flatMap((frame) => (frame.t === "entries" ? frame.entries : []));
}

const acts = ({ storage }: World) =>
  storage.db
    .selectFrom("audit_line")
    .select(["actor_id", "facts"])
    .where("act", "=", "consultation:hand-over")
    .execute();

test("[S8.8] [S8.11] [CN-17] the receiver holds it, reads the note in the briefing and answers; whoever gave it cannot any more", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const { epoch, consultation, counsellor, claimVersion } = talk;
  const receiver = await world.staff("counsellor");
  await noteReading(world.app.tools, [receiver.staff.id]);
  const { receivers } = (await counsellor.call("/api/desk/receivers", {})).body;
  expect(receivers).toEqual([{ id: receiver.staff.id, displayName: receiver.staff.displayName, isOn: true }]);
  const asked = {
    epoch,
    consultation,
    to: receiver.staff.id,
    claimVersion,
    note: note("月曜にナイショの約束"),
  };
  const handed = await counsellor.call("/api/desk/hand-over", asked);
  expect(handed.body).toMatchObject({
    ...{ counsellor: receiver.staff.id, handedOverBy: counsellor.staff.id, claimVersion: claimVersion + 1 },
    briefing: "unread",
  });
  // The answer was lost: the same again is the same.
  expect((await counsellor.call("/api/desk/hand-over", asked)).body).toEqual(handed.body);
  const say = (by: Caller, version: number) =>
    by.callAny("/api/desk/reply", {
      ...{ epoch, consultation, key: newIdempotencyKey(), text: "はい", claimVersion: version },
    });
  expect(await say(counsellor, claimVersion)).toMatchObject({ status: 409, body: { code: "claim-moved" } });
  expect(await say(receiver, claimVersion + 1)).toMatchObject({ body: { code: "briefing-unread" } });
  const { version, handOvers } = (await receiver.call("/api/desk/briefing", { consultation })).body;
  expect(handOvers).toEqual([
    { staff: counsellor.staff.id, at: expect.any(String), text: "月曜にナイショの約束" },
  ]);
  await receiver.call("/api/desk/briefing-read", { epoch, consultation, version });
  expect((await say(receiver, claimVersion + 1)).status).toBe(200);
  expect(await acts(world)).toEqual([
    {
      actor_id: counsellor.staff.id,
      facts: { consultation, version: claimVersion + 1, staff: receiver.staff.id },
    },
  ]);
});

test("[CN-17] [NT-1] the consultee is told that it is somebody else, and neither who nor a word of the note", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const { epoch, consultation, consultee, counsellor, claimVersion } = talk;
  const receiver = await world.staff("counsellor");
  const to = receiver.staff.id;
  await counsellor.call("/api/desk/hand-over", {
    epoch,
    consultation,
    to,
    claimVersion,
    note: note("ナイショ"),
  });
  const theirs = await entriesFor(consultee, talk, "/api/sync");
  expect(theirs.at(-1)).toEqual({ kind: "hand-over", seq: theirs.length, at: expect.any(String) });
  expect(JSON.stringify(theirs)).not.toMatch(/ナイショ|staff/);
  expect((await entriesFor(receiver, talk, "/api/desk/sync")).at(-1)).toMatchObject({
    ...{ kind: "hand-over", from: counsellor.staff.id, to: receiver.staff.id },
  });
  const back = { epoch, consultation, to: null, claimVersion: claimVersion + 1, note: null };
  expect((await receiver.call("/api/desk/hand-over", back)).body).toMatchObject({
    ...{ state: "waiting", counsellor: null, handedOverBy: null },
  });
  expect((await entriesFor(consultee, talk, "/api/sync")).at(-1)).toMatchObject({ kind: "release" });
  const { body } = await counsellor.call("/api/desk/notes", { watch: [{ consultation, after: 0 }] });
  expect(body.notes).toMatchObject([{ kind: "hand-over", text: "ナイショ" }]);
  expect(world.logged()).not.toContain("ナイショ");
});

test("[CN-17] [CN-11] a refused hand-over changes nothing: to somebody who may not answer, by somebody else, of an old claim, with a used key", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const { epoch, consultation, counsellor, claimVersion } = talk;
  const [official, colleague] = [await world.staff("official"), await world.staff("counsellor")];
  const used = newIdempotencyKey();
  const written = { epoch, consultation, key: used, kind: "note" as const, text: "ひとつめ" };
  await counsellor.call("/api/desk/note", written);
  const before = await entriesFor(counsellor, talk, "/api/desk/sync");
  const good = { epoch, consultation, to: colleague.staff.id, claimVersion, note: null };
  const refused: [Caller, object, string][] = [
    [counsellor, { to: official.staff.id }, "receiver-gone"],
    [counsellor, { to: newIdempotencyKey() }, "receiver-gone"],
    [counsellor, { to: counsellor.staff.id }, "not-oneself"],
    [counsellor, { claimVersion: claimVersion + 5 }, "claim-moved"],
    [counsellor, { note: { key: used, text: "べつの" } }, "key-reused"],
    [counsellor, { note: { key: newIdempotencyKey(), text: "a\0" } }, "message-malformed"],
    [colleague, {}, "claim-moved"],
  ];
  for (const [by, bent, code] of refused)
    expect(await by.callAny("/api/desk/hand-over", { ...good, ...bent })).toMatchObject({ body: { code } });
  expect(await entriesFor(counsellor, talk, "/api/desk/sync")).toEqual(before);
  expect(await acts(world)).toEqual([]);
  const { body } = await counsellor.call("/api/desk/notes", { watch: [{ consultation, after: 0 }] });
  expect(body.notes).toHaveLength(1);
});

test("[CN-6] [CN-17] a hand-over and a reply at the same moment: the reply stands before it, or is refused; never after", async () => {
  await using world = await openWorld();
  const [talk, colleague] = [await openTalk(world), await world.staff("counsellor")];
  const { epoch, consultation, counsellor, claimVersion } = talk;
  const said = { epoch, consultation, text: "はい", claimVersion };
  const [reply] = await Promise.all([
    counsellor.callAny("/api/desk/reply", { ...said, key: newIdempotencyKey() }),
    counsellor.call("/api/desk/hand-over", {
      ...{ epoch, consultation, to: colleague.staff.id, claimVersion, note: null },
    }),
  ]);
  const entries = await entriesFor(counsellor, talk, "/api/desk/sync");
  expect(entries.at(-1)?.kind).toBe("hand-over");
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, at) => at + 1));
  expect([200, 409]).toContain(reply.status);
});
