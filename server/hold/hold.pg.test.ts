import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTalk, type Talk } from "../../test/attacks/people.ts";
import { type Caller, newIdempotencyKey, openWorld, type World } from "../../test/world.ts";
import { deleteConsultation } from "../consultation/delete.ts";

const reason = "重大事態の調査のため";

/** A talk that is over, whose consultee has asked for its deletion. */
async function openAsked(world: World): Promise<Talk> {
  const talk = await openTalk(world);
  const { epoch, consultation, counsellor, consultee } = talk;
  await counsellor.call("/api/desk/close", { epoch, consultation });
  await consultee.call("/api/deletion/ask", { consultation, reason: "solved" });
  return talk;
}

async function said(who: Caller, path: string, body: object): Promise<string> {
  const { status, body: answer } = await who.callAny(path, body);
  return `${status} ${(answer as { code?: string }).code ?? ""}`.trim();
}

/** The one approval that waits. */
async function waiting(official: Caller): Promise<string> {
  const { body } = await official.call("/api/approval/list", {});
  const open = body.approvals.filter(({ outcome }) => outcome === null);
  expect(open).toHaveLength(1);
  return open[0]?.id ?? "";
}

const placed = ({ consultation }: Talk, all = false) => ({
  ...{ hold: randomUUID(), consultation, all, reason },
  ground: "grave-situation" as const,
});

const propose = (who: Caller, { consultation }: Talk) =>
  said(who, "/api/desk/deletion/propose", { consultation, reason: "本人の依頼" });

async function isThere({ consultee, consultation, epoch }: Talk): Promise<boolean> {
  const watch = [{ consultation, after: 0 }];
  const read = await consultee.call("/api/sync", { epoch, skin: "now", watch });
  return JSON.stringify(read.body).includes("きいてください");
}

test("[RT-1] [S11.2] a deletion under hold is refused wherever one can begin: proposed, agreed to, by the verb, by hand; asking stays possible, and after the hold it goes on", async () => {
  await using world = await openWorld();
  const [talk, late] = [await openAsked(world), await openAsked(world)];
  const [supervisor, official] = [await world.staff("supervisor"), await world.staff("official")];
  const hold = placed(talk);
  expect(await said(supervisor, "/api/desk/hold/place", hold)).toBe("200");
  // Again under the same id it is the same one.
  expect(await said(supervisor, "/api/desk/hold/place", hold)).toBe("200");
  expect(await propose(official, talk)).toBe("409 consultation-held");
  // The consultee may ask all the same, and it stands.
  const { consultation } = talk;
  expect(await said(talk.consultee, "/api/deletion/ask", { consultation, reason: null })).toBe("200");
  const listed = await supervisor.call("/api/desk/deletions", {});
  expect(listed.body.requests.find((one) => one.consultation === consultation)).toMatchObject({
    isHeld: true,
    proposal: null,
  });

  // Proposed before it was held, and agreed to after.
  expect(await propose(official, late)).toBe("200");
  expect(await said(official, "/api/desk/hold/place", placed(late))).toBe("200");
  const approval = await waiting(official);
  expect(await said(await world.staff("official"), "/api/approval/agree", { approval })).toBe(
    "409 consultation-held",
  );

  const { db } = world.storage;
  await expect(
    db.transaction().execute((tx) => deleteConsultation(tx, consultation, new Date())),
  ).rejects.toMatchObject({ code: "consultation-held" });
  await expect(
    db.deleteFrom("data_key").where("consultation_id", "=", consultation).execute(),
  ).rejects.toMatchObject({ code: "YA002" });
  await expect(db.deleteFrom("legal_hold").execute()).rejects.toMatchObject({ code: "YA002" });
  await expect(db.updateTable("legal_hold").set({ ground: "other" }).execute()).rejects.toMatchObject({
    code: "YA002",
  });
  expect([await isThere(talk), await isThere(late)]).toEqual([true, true]);

  // Lifted by two, and from then on deleted by two.
  await official.call("/api/approval/withdraw", { approval });
  expect(await said(supervisor, "/api/desk/hold/lift", { hold: hold.hold, reason: "調査が終わった" })).toBe(
    "200",
  );
  expect(await said(supervisor, "/api/desk/hold/lift", { hold: hold.hold, reason: "もう一度" })).toBe(
    "409 lift-under-way",
  );
  expect(await propose(official, talk)).toBe("409 consultation-held");
  const lift = await waiting(official);
  const agreed = await official.call("/api/approval/agree", { approval: lift });
  expect(agreed.body.carriedOut).toBe(true);
  // What was lifted is not deleted by that.
  expect(await isThere(talk)).toBe(true);
  expect(await propose(supervisor, talk)).toBe("200");
  const deletion = await waiting(official);
  expect((await official.call("/api/approval/agree", { approval: deletion })).body.carriedOut).toBe(true);
  expect([await isThere(talk), await isThere(late)]).toEqual([false, true]);
  expect(await said(supervisor, "/api/desk/hold/place", placed(talk))).toBe("404 not-found");

  const lines = await db
    .selectFrom("audit_line")
    .select(["act", "actor_id", "facts"])
    .where("act", "like", "hold:%")
    .where(sql<string>`facts ->> 'hold'`, "=", hold.hold)
    .orderBy("position")
    .execute();
  const by = supervisor.staff.id;
  expect(lines).toEqual([
    { act: "hold:place", actor_id: by, facts: { consultation, hold: hold.hold } },
    { act: "hold:lift", actor_id: by, facts: { approval: lift, consultation, hold: hold.hold } },
  ]);
}, 120_000);

test("[RT-1] a hold on a consultee holds all of theirs, and what they begin later; two holds are lifted one by one", async () => {
  await using world = await openWorld();
  const talk = await openAsked(world);
  const { consultee, epoch } = talk;
  const [supervisor, official] = [await world.staff("supervisor"), await world.staff("official")];
  const [whole, single] = [placed(talk, true), placed(talk)];
  for (const hold of [whole, single])
    expect(await said(supervisor, "/api/desk/hold/place", hold)).toBe("200");
  const opened = await consultee.call("/api/open", {
    epoch,
    key: newIdempotencyKey(),
    text: "また きました",
  });
  const { db } = world.storage;
  const later = opened.body.consultation;
  await expect(
    db.deleteFrom("data_key").where("consultation_id", "=", later).execute(),
  ).rejects.toMatchObject({ code: "YA002" });
  const { body } = await official.call("/api/desk/holds", {});
  expect(body.holds).toMatchObject([
    { id: single.hold, all: false, reason, placedBy: supervisor.staff.id, lift: null, liftedAt: null },
    { id: whole.hold, all: true },
  ]);
  const number = body.holds[0]?.number ?? 0;
  expect((await official.call("/api/desk/hold/see", { number })).body.found).toMatchObject({
    ...{ consultation: talk.consultation, state: "closed", others: 1, isHeld: true },
  });
  expect((await official.call("/api/desk/hold/see", { number: 9_999 })).body.found).toBeNull();
  await supervisor.call("/api/desk/hold/lift", { hold: single.hold, reason });
  const asking = await official.call("/api/desk/holds", {});
  expect(asking.body.holds[0]).toMatchObject({ lift: { by: supervisor.staff.id } });
  await official.call("/api/approval/agree", { approval: await waiting(official) });
  expect(await propose(official, talk)).toBe("409 consultation-held");
  const left = await official.call("/api/desk/holds", {});
  expect(left.body.holds.map(({ id, liftedAt }) => [id, liftedAt !== null])).toEqual([
    [whole.hold, false],
    [single.hold, true],
  ]);
  // However little the city wants: never nobody.
  await db.updateTable("approval_rule").set({ needed: 0 }).where("act", "=", "hold:lift").execute();
  expect(await said(supervisor, "/api/desk/hold/lift", { hold: whole.hold, reason })).toBe("200");
  expect(await said(supervisor, "/api/approval/agree", { approval: await waiting(official) })).toBe(
    "403 not-allowed",
  );
  expect(await propose(official, talk)).toBe("409 consultation-held");
});

test("[RT-1] [SE-1] why it is held is sealed in its place; in another it opens to nobody, and the rest is shown", async () => {
  await using world = await openWorld();
  const [talk, other] = [await openAsked(world), await openAsked(world)];
  const supervisor = await world.staff("supervisor");
  const [one, two] = [placed(talk), placed(other)];
  for (const hold of [one, two]) await supervisor.call("/api/desk/hold/place", hold);
  const { db } = world.storage;
  const rows = await db.selectFrom("legal_hold").selectAll().orderBy("placed_at").execute();
  for (const row of rows) expect(row.reason.includes(Buffer.from(reason))).toBe(false);
  await db.transaction().execute(async (tx) => {
    await sql`alter table legal_hold disable trigger legal_hold_stays`.execute(tx);
    await tx
      .updateTable("legal_hold")
      .set({ reason: rows[0]?.reason as Buffer })
      .where("id", "=", two.hold)
      .execute();
  });
  const { body } = await supervisor.call("/api/desk/holds", {});
  expect(body.holds.map((hold) => hold.reason)).toEqual([null, reason]);
});

test("[RT-1] a hold and a deletion that come together: either it is held, or it was gone before, and the hold says so", async () => {
  await using world = await openWorld();
  const [supervisor, official] = [await world.staff("supervisor"), await world.staff("official")];
  const second = await world.staff("official");
  for (let round = 0; round < 5; round++) {
    const talk = await openAsked(world);
    await propose(official, talk);
    const approval = await waiting(official);
    const [hold, agreed] = await Promise.all([
      said(supervisor, "/api/desk/hold/place", placed(talk)),
      said(second, "/api/approval/agree", { approval }),
    ]);
    expect(["200 / 409 consultation-held", "404 not-found / 200"]).toContain(`${hold} / ${agreed}`);
    expect(await isThere(talk)).toBe(hold === "200");
    if (agreed !== "200") await official.call("/api/approval/withdraw", { approval });
  }
}, 120_000);
