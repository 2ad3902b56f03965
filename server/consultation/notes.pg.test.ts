import { expect, test } from "vitest";
import { openTalk } from "../../test/attacks/people.ts";
import { newIdempotencyKey, openWorld } from "../../test/world.ts";

test("[NT-1] [NT-2] nothing of a note reaches the consultee: not by sync in any skin, not by history, not by LINE, not by the trail", async () => {
  await using world = await openWorld();
  const { epoch, consultation, consultee, counsellor } = await openTalk(world);
  const before = await consultee.call("/api/sync", {
    epoch,
    skin: "now",
    watch: [{ consultation, after: 0 }],
  });
  const last = before.body.frames.flatMap((frame) => (frame.t === "entries" ? frame.entries : [])).length;
  // Somebody who waits for news while notes are written.
  const waiting = consultee.call("/api/sync", {
    epoch,
    skin: "wait",
    watch: [{ consultation, after: last }],
  });
  for (const kind of ["note", "side"] as const) {
    const note = { epoch, consultation, key: newIdempotencyKey(), kind, text: `ナイショ${kind}` };
    expect((await counsellor.call("/api/desk/note", note)).body.nth).toBe(kind === "note" ? 1 : 2);
  }
  const after = await consultee.call("/api/sync", {
    epoch,
    skin: "now",
    watch: [{ consultation, after: 0 }],
  });
  const entriesOf = ({ body }: typeof before) => body.frames.filter(({ t }) => t === "entries");
  expect(entriesOf(after)).toEqual(entriesOf(before));
  await consultee.call("/api/send", { epoch, consultation, key: newIdempotencyKey(), text: "つづきです" });
  const heard = await waiting;
  const history = await consultee.call("/api/history", {});
  const arrived = await consultee.call("/api/arrive", {});
  const { db } = world.storage;
  const elsewhere = await Promise.all([
    db.selectFrom("entry").selectAll().where("consultation_id", "=", consultation).execute(),
    db.selectFrom("line_outgoing").selectAll().execute(),
    db.selectFrom("noticed").selectAll().execute(),
    db.selectFrom("audit_line").selectAll().execute(),
    db.selectFrom("note").selectAll().execute(),
  ]);
  const told = JSON.stringify([after, heard, history, arrived, elsewhere, world.logged()], (_, value) =>
    value?.type === "Buffer" ? Buffer.from(value.data).toString("utf8") : value,
  );
  expect(told).not.toContain("ナイショ");
  expect(heard.body.frames.flatMap((frame) => (frame.t === "entries" ? frame.entries : []))).toHaveLength(1);
});

test("[NT-2] notes are counted 1, 2, 3, written once by their key, and read by counsellor, supervisor and official on record", async () => {
  await using world = await openWorld();
  const { epoch, consultation, counsellor } = await openTalk(world);
  const supervisor = await world.staff("supervisor");
  const key = newIdempotencyKey();
  const asks = { epoch, consultation, key, kind: "side" as const, text: "どう答えましょうか" };
  const once = await counsellor.call("/api/desk/note", asks);
  expect(await counsellor.call("/api/desk/note", asks)).toEqual(once);
  const other = await counsellor.callAny("/api/desk/note", { ...asks, text: "べつの文" });
  expect(other).toMatchObject({ status: 409, body: { code: "key-reused" } });
  await Promise.all(
    Array.from({ length: 5 }, () =>
      supervisor.call("/api/desk/note", { ...asks, key: newIdempotencyKey(), text: "まず聞きましょう" }),
    ),
  );
  for (const reader of [counsellor, supervisor, await world.staff("official")]) {
    const { body } = await reader.call("/api/desk/notes", { watch: [{ consultation, after: 0 }] });
    expect(body.notes.map(({ nth }) => nth)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(body.notes[0]).toMatchObject({
      kind: "side",
      text: "どう答えましょうか",
      staff: counsellor.staff.id,
    });
    expect(body.sideTalks).toMatchObject([{ consultation, nth: 6, staff: supervisor.staff.id }]);
  }
  const views = world.storage.db.selectFrom("audit_line").where("act", "=", "consultation:view");
  const viewers = await views.select("actor_id").execute();
  expect(viewers.map(({ actor_id }) => actor_id)).toContain(supervisor.staff.id);
});

test("[NT-1] [SE-1] a note put in another's place does not open, and says so in its place", async () => {
  await using world = await openWorld();
  const { epoch, consultation, counsellor } = await openTalk(world);
  for (const text of ["ひとつ", "ふたつ"])
    await counsellor.call("/api/desk/note", {
      epoch,
      consultation,
      key: newIdempotencyKey(),
      kind: "note",
      text,
    });
  await world.storage.db.updateTable("note").set({ kind: "side" }).where("nth", "=", 1).execute();
  const { body } = await counsellor.call("/api/desk/notes", { watch: [{ consultation, after: 0 }] });
  expect(body.notes.map(({ text }) => text)).toEqual([null, "ふたつ"]);
});
