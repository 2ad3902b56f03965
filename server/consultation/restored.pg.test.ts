import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Frame } from "../../contract/sync.ts";
import type { Epoch } from "../../domain/ids.ts";
import { openTalk } from "../../test/attacks/people.ts";
import { newIdempotencyKey, openWorld, type World } from "../../test/world.ts";

/** The database as it was after the third entry, under processes that go on. */
async function restore({ storage, app }: World): Promise<void> {
  await storage.db.transaction().execute(async (tx) => {
    await tx.deleteFrom("entry").where("seq", ">", 3).execute();
    await sql`update consultation set last_seq = 3, consultee_seq = 1, counsellor_seq = 0, consultee_read = 0,
      counsellor_read = 0`.execute(tx);
    await tx
      .updateTable("installation")
      .set({ epoch: randomUUID() as never })
      .execute();
  });
  const { epoch } = await storage.db.selectFrom("installation").select("epoch").executeTakeFirstOrThrow();
  await expect.poll(app.tools.epoch, { timeout: 10_000 }).toBe(epoch);
}

test("[DL-5] [DL-14] after a restore under a running process nothing is held against it: talks go on and every desk sees them", async () => {
  await using world = await openWorld();
  const { consultation, consultee, counsellor, claimVersion, epoch: before } = await openTalk(world);
  const changes: { readonly lastSeq: number }[] = [];
  const { desk } = world.app.tools;
  const send = (text: string): void => {
    const frame = JSON.parse(text) as Extract<Frame, { t: "desk" }>;
    changes.push(...frame.changes);
  };
  await desk.join({ send, end() {} }, null).caughtUp;
  for (let said = 0; said < 5; said++) {
    await consultee.call("/api/send", {
      epoch: before,
      consultation,
      key: newIdempotencyKey(),
      text: `${said}`,
    });
  }
  await expect.poll(() => changes.at(-1)?.lastSeq).toBe(10);

  await restore(world);
  const epoch = world.app.tools.epoch();
  const said = { epoch, consultation, key: newIdempotencyKey(), text: "もういちど" };
  expect(await consultee.callAny("/api/send", { ...said, epoch: before })).toMatchObject({
    body: { code: "wrong-epoch" },
  });
  expect((await consultee.call("/api/send", said)).body.seq).toBe(4);
  const replied = { ...said, key: newIdempotencyKey(), claimVersion };
  expect((await counsellor.call("/api/desk/reply", replied)).body.seq).toBe(5);
  await expect.poll(() => changes.at(-1)?.lastSeq).toBe(5);
});

test("[DL-5] between a restore and the moment a process hears of it, nothing is stored as of the old epoch: not alone, not in a group, by no call", async () => {
  await using world = await openWorld();
  const [talk, closing, other] = [await openTalk(world), await openTalk(world), await world.consultee()];
  const { consultation, consultee, counsellor, claimVersion } = talk;
  const say = (epoch: Epoch) => ({ epoch, key: newIdempotencyKey(), text: "ちょうどそのとき" });
  const { body: waiting } = await other.call("/api/open", say(talk.epoch));
  const entries = () => world.storage.db.selectFrom("entry").select(["consultation_id", "seq"]).execute();
  const before = await entries();

  const restored = async (): Promise<Epoch> => {
    const asOf = world.app.tools.epoch();
    await sql`update installation set epoch = gen_random_uuid()`.execute(world.storage.db);
    return asOf;
  };
  const refused = { status: 409, body: { code: "wrong-epoch" } };
  const first = await restored();
  expect(await consultee.callAny("/api/send", { ...say(first), consultation })).toMatchObject(refused);
  const epoch = await restored();
  const acts = [
    consultee.callAny("/api/send", { ...say(epoch), consultation }),
    closing.consultee.callAny("/api/send", { ...say(epoch), consultation: closing.consultation }),
    counsellor.callAny("/api/desk/reply", { ...say(epoch), consultation, claimVersion }),
    counsellor.callAny("/api/desk/read", { epoch, consultation, upTo: 1 }),
    closing.counsellor.callAny("/api/desk/close", { epoch, consultation: closing.consultation }),
    counsellor.callAny("/api/desk/claim", { epoch, consultation: waiting.consultation }),
    (await world.consultee()).callAny("/api/open", say(epoch)),
  ];
  for (const answer of await Promise.all(acts)) expect(answer).toMatchObject(refused);
  expect(await entries()).toEqual(before);
  const { epoch: now } = await world.storage.db
    .selectFrom("installation")
    .select("epoch")
    .executeTakeFirstOrThrow();
  // Whoever is refused is told the present epoch, and may go on with it at once.
  expect((await consultee.call("/api/send", { ...say(now), consultation })).status).toBe(200);
});
