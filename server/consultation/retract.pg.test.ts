import { expect, test } from "vitest";
import { openTalk } from "../../test/attacks/people.ts";
import { type Caller, newIdempotencyKey, openWorld, type World } from "../../test/world.ts";

type Talk = Awaited<ReturnType<typeof openTalk>>;

async function entriesOf(reader: Caller, { epoch, consultation }: Talk, after = 0) {
  const path = reader.cookie.includes("staff") ? "/api/desk/sync" : "/api/sync";
  const { body } = await reader.call(path, { epoch, skin: "now", watch: [{ consultation, after }] });
  return body.frames.flatMap((frame) => (frame.t === "entries" ? frame.entries : []));
}

/** A message that the consultee has not read. Answers its number. */
async function says(
  { epoch, consultation, counsellor, claimVersion }: Talk,
  text: string,
  key = newIdempotencyKey(),
) {
  const said = await counsellor.call("/api/desk/reply", { epoch, consultation, key, text, claimVersion });
  return said.body.seq;
}

async function inTheDatabase({ storage }: World, { consultation }: Talk, seq: number) {
  return storage.db
    .selectFrom("entry")
    .select(["kind", "sealed"])
    .where("consultation_id", "=", consultation)
    .where("seq", "=", seq)
    .executeTakeFirstOrThrow();
}

test("[CN-16] what was taken back unread is gone: from the database, from who reads along, from who comes later", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const { epoch, consultation, consultee, counsellor } = talk;
  const key = newIdempotencyKey();
  const seq = await says(talk, "まちがいのことば", key);
  const waiting = consultee.call("/api/sync", { epoch, skin: "wait", watch: [{ consultation, after: seq }] });
  const taken = await counsellor.call("/api/desk/retract", { epoch, consultation, seq });
  expect(taken.status).toBe(200);
  const heard = (await waiting).body.frames.flatMap((one) => (one.t === "entries" ? one.entries : []));
  expect(heard).toEqual([{ kind: "retract", of: seq, seq: seq + 1, at: expect.any(String) }]);
  const later = await entriesOf(consultee, talk);
  expect(later[seq - 1]).toEqual({ kind: "retracted", seq, at: expect.any(String) });
  const { body } = await counsellor.call("/api/desk/sync", {
    ...{ epoch, skin: "now", watch: [{ consultation, after: 0 }] },
  });
  expect(JSON.stringify([later, body])).not.toContain("まちがいのことば");
  expect(await inTheDatabase(world, talk, seq)).toEqual({ kind: "retracted", sealed: null });
  // Once is enough, and a late repeat of the send brings nothing back.
  await counsellor.call("/api/desk/retract", { epoch, consultation, seq });
  expect(await says(talk, "まちがいのことば", key)).toBe(seq);
  expect(await entriesOf(consultee, talk)).toEqual(later);
  const lines = await world.storage.db
    .selectFrom("audit_line")
    .select(["actor_id", "facts"])
    .where("act", "=", "consultation:retract")
    .execute();
  expect(lines).toEqual([{ actor_id: counsellor.staff.id, facts: { consultation, first: seq } }]);
});

test("[CN-16] read is read: refused, and the words stay; nor somebody else's, the consultee's, or what is no message", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const { epoch, consultation, consultee, counsellor, claimVersion } = talk;
  const seq = await says(talk, "よまれたことば");
  await consultee.call("/api/read", { epoch, consultation, upTo: seq });
  const code = async (by: Caller, of: number) =>
    ((await by.callAny("/api/desk/retract", { epoch, consultation, seq: of })).body as { code: string }).code;
  expect(await code(counsellor, seq)).toBe("already-read");
  expect(await code(counsellor, 1)).toBe("not-found");
  expect(await code(counsellor, 2)).toBe("not-found");
  expect(await code(counsellor, 99)).toBe("not-found");
  const colleague = await world.staff("counsellor");
  const unread = await says(talk, "まだのことば");
  expect(await code(colleague, unread)).toBe("not-found");
  const given = { epoch, consultation, to: colleague.staff.id, claimVersion, note: null };
  await counsellor.call("/api/desk/hand-over", given);
  expect(await code(counsellor, unread)).toBe("claim-moved");
  expect(JSON.stringify(await entriesOf(consultee, talk))).toMatch(/よまれたことば.*まだのことば/);
});

test("[CN-16] [NC-1] of what was taken back nobody is told that it is unread", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const { epoch, consultation, consultee, counsellor } = talk;
  const first = await says(talk, "ひとつめ");
  const second = await says(talk, "ふたつめ");
  const newest = async () =>
    (
      await world.storage.db
        .selectFrom("consultation")
        .select("counsellor_seq")
        .where("id", "=", consultation)
        .executeTakeFirstOrThrow()
    ).counsellor_seq;
  await counsellor.call("/api/desk/retract", { epoch, consultation, seq: second });
  expect(await newest()).toBe(first);
  await counsellor.call("/api/desk/retract", { epoch, consultation, seq: first });
  expect(await newest()).toBeLessThan(first);
  await consultee.call("/api/read", { epoch, consultation, upTo: second });
  const third = await says(talk, "みっつめ");
  expect((await entriesOf(consultee, talk)).at(-1)).toMatchObject({ kind: "message", seq: third });
});

test("[CN-16] [CN-11] read and taken back at the same moment, at two processes: one of the two happened, and all agree which", async () => {
  await using world = await openWorld();
  const other = await world.another();
  const talk = await openTalk(world);
  const { epoch, consultation, consultee, counsellor } = talk;
  const outcomes = new Set<number>();
  for (let round = 0; round < 12; round++) {
    const seq = await says(talk, `ことば${round}`);
    const reads = () => consultee.call("/api/read", { epoch, consultation, upTo: seq });
    const retracts = () =>
      world
        .visitor(other.origin)
        .callAny("/api/desk/retract", { epoch, consultation, seq }, { cookie: counsellor.cookie });
    const [answer] = await (round % 2 === 0
      ? Promise.all([retracts(), reads()])
      : Promise.all([reads(), retracts()]).then(([, taken]) => [taken] as const));
    outcomes.add(answer.status);
    const entries = await entriesOf(consultee, talk);
    const isGone = entries[seq - 1]?.kind === "retracted";
    expect(isGone).toBe(answer.status === 200);
    const read = entries.some((one) => one.kind === "read" && one.by === "consultee" && one.upTo === seq);
    expect(read).toBe(!isGone);
    expect((await inTheDatabase(world, talk, seq)).sealed === null).toBe(isGone);
  }
  for (const status of outcomes) expect([200, 409]).toContain(status);
});
