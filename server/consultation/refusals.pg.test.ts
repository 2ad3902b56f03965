import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTalk } from "../../test/attacks/people.ts";
import { type Caller, newIdempotencyKey, openWorld, type World } from "../../test/world.ts";

/** Everything the talks consist of, to the last column. */
async function everything({ storage }: World): Promise<string> {
  const { rows } = await sql<{ row: string }>`
    select t::text as row from consultation t union all select t::text from entry t
    union all select t::text from data_key t union all select t::text from consultee t order by 1`.execute(
    storage.db,
  );
  return rows.map(({ row }) => row).join("\n");
}

test("[CN-11] [TX-1] a refusal changes nothing: no entry, no row, no wake-up", async () => {
  await using world = await openWorld();
  const [talk, other, closed] = [await openTalk(world), await openTalk(world), await openTalk(world)];
  const { epoch, consultation, consultee, counsellor, claimVersion } = talk;
  await closed.counsellor.call("/api/desk/close", { epoch, consultation: closed.consultation });
  const used = newIdempotencyKey();
  await consultee.call("/api/send", { epoch, consultation, key: used, text: "ひとつめ" });
  const woken: string[] = [];
  const ear = await world.storage.connect();
  ear.on("notification", ({ payload }) => woken.push(payload ?? ""));
  await ear.query("listen yorisoi");
  const waiting = (await other.consultee.call("/api/open", { epoch, key: newIdempotencyKey(), text: "まだ" }))
    .body;

  const said = (more: object): object => ({
    epoch,
    consultation,
    key: newIdempotencyKey(),
    text: "きいて",
    ...more,
  });
  const replied = (more: object): object => said({ claimVersion, ...more });
  const refused: [number, string, Caller, string, object][] = [
    [400, "message-empty", consultee, "/api/send", said({ text: " \u3000\n" })],
    [400, "message-too-long", consultee, "/api/send", said({ text: "𠮷".repeat(4_001) })],
    [400, "message-malformed", consultee, "/api/send", said({ text: "a\0" })],
    [400, "message-malformed", consultee, "/api/send", said({ text: "\ud842" })],
    [400, "message-empty", consultee, "/api/open", { epoch, key: newIdempotencyKey(), text: "" }],
    [409, "key-reused", consultee, "/api/send", said({ key: used, text: "ふたつめ" })],
    [409, "wrong-epoch", consultee, "/api/send", said({ epoch: newIdempotencyKey() })],
    [
      409,
      "wrong-epoch",
      consultee,
      "/api/open",
      { epoch: newIdempotencyKey(), key: newIdempotencyKey(), text: "x" },
    ],
    [
      409,
      "wrong-epoch",
      consultee,
      "/api/sync",
      { epoch, skin: "now", watch: [{ consultation, after: 99 }] },
    ],
    [404, "not-found", consultee, "/api/send", said({ consultation: other.consultation })],
    [404, "not-found", consultee, "/api/read", { epoch, consultation: other.consultation, upTo: 9 }],
    [409, "consultation-closed", closed.consultee, "/api/send", said({ consultation: closed.consultation })],
    [
      409,
      "consultation-closed",
      closed.counsellor,
      "/api/desk/reply",
      replied({ consultation: closed.consultation }),
    ],
    [409, "consultation-closed", counsellor, "/api/desk/claim", { epoch, consultation: closed.consultation }],
    [409, "already-claimed", other.counsellor, "/api/desk/claim", { epoch, consultation }],
    [409, "claim-moved", other.counsellor, "/api/desk/reply", replied({})],
    [409, "claim-moved", counsellor, "/api/desk/reply", replied({ claimVersion: claimVersion + 1 })],
    [409, "claim-moved", other.counsellor, "/api/desk/close", { epoch, consultation }],
    [
      409,
      "not-claimed",
      counsellor,
      "/api/desk/reply",
      replied({ consultation: waiting.consultation, claimVersion: 0 }),
    ],
    [409, "not-claimed", counsellor, "/api/desk/close", { epoch, consultation: waiting.consultation }],
    [404, "not-found", counsellor, "/api/desk/claim", { epoch, consultation: newIdempotencyKey() }],
  ];
  const before = await everything(world);
  // Everything told so far has been heard once its last is.
  await expect.poll(() => woken.some((payload) => payload.includes(waiting.consultation))).toBe(true);
  woken.length = 0;
  for (const [status, code, caller, path, body] of refused) {
    expect(await caller.callAny(path, body), `${path} ${code}`).toMatchObject({ status, body: { code } });
  }
  expect(await everything(world)).toBe(before);
  // What is told after all of them comes alone: nothing was told before.
  await consultee.call("/api/send", { epoch, consultation, key: newIdempotencyKey(), text: "まだいます" });
  await expect.poll(() => woken.length).toBeGreaterThan(0);
  expect(woken.map((payload) => payload.split("|")[1])).toEqual([consultation]);
  await ear.end();
});

test("[CN-7] 24 counsellors at two processes reach for the same consultation: one gets it, the others are told", async () => {
  await using world = await openWorld();
  const { origin } = await world.another();
  const child = await world.consultee();
  const counsellors = await Promise.all(
    Array.from({ length: 24 }, (_, at) => world.staff("counsellor", at % 2 ? origin : undefined)),
  );
  const epoch = world.app.tools.epoch();
  for (let round = 0; round < 5; round++) {
    const { consultation } = (
      await child.call("/api/open", { epoch, key: newIdempotencyKey(), text: `${round}` })
    ).body;
    const claims = await Promise.all(
      counsellors.map((one) => one.callAny("/api/desk/claim", { epoch, consultation })),
    );
    const got = claims.flatMap(({ status }, at) => (status === 200 ? [at] : []));
    expect(got).toHaveLength(1);
    expect(claims.filter(({ body }) => (body as { code?: string }).code === "already-claimed")).toHaveLength(
      23,
    );
    const rows = await world.storage.db
      .selectFrom("entry")
      .select(["seq", "staff_id"])
      .where("consultation_id", "=", consultation)
      .where("kind", "=", "claim")
      .execute();
    expect(rows).toEqual([{ seq: 2, staff_id: counsellors[got[0] as number]?.staff.id }]);
  }
});
