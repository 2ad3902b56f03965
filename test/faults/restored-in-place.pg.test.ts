// What a process still believes after the database was put back under it.

import { sql } from "kysely";
import { expect, test } from "vitest";
import { call } from "../../apps/shared/call.ts";
import type { ConsultationId, Epoch } from "../../domain/ids.ts";
import { takeUpByCall } from "../take-up.ts";
import { newIdempotencyKey } from "../world.ts";
import { type Browser, openBrowser } from "./browser.ts";
import { type City, openCity } from "./city.ts";
import { openDoors } from "./doors.ts";
import { arrived, done, seqOf } from "./writers.ts";

type Door = { readonly origin: string };

test("[DL-5] a message under way when the city was restored is not stored as of the old epoch", async () => {
  await using city = await openCity();
  const { consultation, send, restoreTo } = await openScene(city);
  await using doors = await openDoors(city);
  done(await send(doors, "the second"));
  doors.shutDatabase();
  const underWay = send(doors, "the third");
  await restoreTo(1);
  doors.openDatabase();
  // Stored now, it would stand for ever in front of "the second", which the page sends again when it is told.
  expect(seqOf(await underWay), consultation).toBe("wrong-epoch");
}, 180_000);

test("a process does not go on from what it held of a consultation before the restore", async () => {
  await using city = await openCity();
  const [one, other] = [await city.start(), await city.start()];
  const { consultation, send, reply, restoreTo, allKnow } = await openScene(city);
  // The other process stands at 5; after the restore the one brings it to 5 again, by other entries.
  for (const text of ["the third", "the fourth"]) done(await send(other, text));
  await restoreTo(3);
  await allKnow();
  for (const text of ["answer 3", "answer 4"]) done(await reply(one, text));
  done(await send(other, "the fifth"));
  const row = await city.storage.db
    .selectFrom("consultation")
    .select(["last_seq", "consultee_seq", "counsellor_seq"])
    .where("id", "=", consultation)
    .executeTakeFirst();
  expect(row).toEqual({ last_seq: 6, consultee_seq: 6, counsellor_seq: 5 });
}, 180_000);

test("a desk is told of what happens after the restore, though more had happened before it", async () => {
  await using city = await openCity();
  const [one, other] = [await city.start(), await city.start()];
  const { consultation, send, reply, restoreTo, allKnow } = await openScene(city);
  const official = await city.official({ origin: other.origin });
  const listed = (seq: number) =>
    expect.poll(() => official.list()?.get(consultation)?.lastSeq, { timeout: 60_000 }).toBe(seq);
  await listed(3);
  for (const n of [4, 5, 6, 7]) {
    done(await send(one, `before ${n}`));
    await listed(n);
  }
  await restoreTo(3);
  await allKnow();
  await listed(3);
  done(await reply(one, "answer 3"));
  await listed(4);
}, 180_000);

test("a page on the long poll hears of the restore as soon as a stream does", async () => {
  await using city = await openCity();
  await city.start();
  const { restoreTo } = await openScene(city);
  const child = city.consultee({ rung: "wait" });
  child.write("hello");
  await city.agree(60_000);
  await city.agree(60_000);
  const next = await restoreTo(1);
  // Sooner than the 25 s for which its poll may be held.
  await expect.poll(() => child.epoch(), { timeout: 20_000 }).toBe(next);
}, 180_000);

/** A consultation at its entry 3, claimed and its briefing read; and ways to write into it through one process or the other. */
async function openScene(city: City) {
  await city.start();
  const { child, counsellor, epoch: first } = await arrived(city);
  let epoch: Epoch = first;
  const opening = { epoch, key: newIdempotencyKey(), text: "the first" };
  const { consultation } = done(await child.run(() => call("/api/open", opening)));
  const { claimVersion } = done(await counsellor.run(() => takeUpByCall({ epoch, consultation })));
  const at = ({ origin }: Door, { cookie }: Browser) => openBrowser(origin, "stream", cookie);
  const saying = (text: string) => ({ epoch, consultation, key: newIdempotencyKey(), text });
  return {
    consultation,
    send: (door: Door, text: string) => at(door, child).run(() => call("/api/send", saying(text))),
    reply: (door: Door, text: string) =>
      at(door, counsellor).run(() => call("/api/desk/reply", { ...saying(text), claimVersion })),
    async restoreTo(seq: number): Promise<Epoch> {
      epoch = await putBack(city, consultation, seq);
      return epoch;
    },
    async allKnow(): Promise<void> {
      for (const door of city.processes) {
        const told = async () => done(await at(door, child).run(() => call("/api/arrive", {}))).epoch;
        await expect.poll(told, { timeout: 60_000 }).toBe(epoch);
      }
    },
  };
}

/** The consultation as it stood at that entry, all of it the consultee's first words; and a new epoch. */
async function putBack(city: City, id: ConsultationId, seq: number): Promise<Epoch> {
  return city.storage.db.transaction().execute(async (tx) => {
    await tx.deleteFrom("entry").where("consultation_id", "=", id).where("seq", ">", seq).execute();
    const marks = { consultee_seq: 1, counsellor_seq: 0, consultee_read: 0, counsellor_read: 0 };
    await tx
      .updateTable("consultation")
      .set({ last_seq: seq, ...marks })
      .where("id", "=", id)
      .execute();
    await sql`update installation set epoch = gen_random_uuid()`.execute(tx);
    const { epoch } = await tx.selectFrom("installation").select("epoch").executeTakeFirstOrThrow();
    return epoch;
  });
}
