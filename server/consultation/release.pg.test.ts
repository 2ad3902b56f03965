import { expect, test, vi } from "vitest";
import { openTalk, type Talk } from "../../test/attacks/people.ts";
import { recorded } from "../../test/staff/city.ts";
import { takeUp } from "../../test/take-up.ts";
import { newIdempotencyKey, openWorld, type World } from "../../test/world.ts";
import { claimConsultation } from "./claim.ts";

/** What the child's page is brought from the first entry on, as long as it is listened to. */
async function childStream(world: World, { consultee, epoch, consultation }: Talk, origin = world.origin) {
  const answer = await fetch(`${origin}/api/sync`, {
    method: "POST",
    headers: { origin, cookie: consultee.cookie, "content-type": "application/json" },
    body: JSON.stringify({ epoch, skin: "stream", watch: [{ consultation, after: 0 }] }),
  });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  void (async () => {
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read())
      text += piece.value;
  })().catch(() => {});
  return { text: () => text };
}

async function desk(world: World, { epoch }: Talk) {
  const other = await world.staff("counsellor");
  const asked = { epoch, skin: "now" as const, desk: { after: null }, watch: [] };
  const { body } = await other.call("/api/desk/sync", asked);
  const list = body.frames.find((frame) => frame.t === "desk");
  return { other, rows: list?.t === "desk" ? list.changes : [] };
}

test("[S8.3] F23 [CN-12] a counsellor is dismissed: their child sees on every process that somebody else will come, and somebody does", async () => {
  await using world = await openWorld();
  const second = await world.another();
  const talk = await openTalk(world);
  const later = await openTalk(world);
  const { epoch, consultation, counsellor, consultee } = talk;
  const pages = [await childStream(world, talk), await childStream(world, talk, second.origin)];
  const administrator = await world.staff("administrator");
  const dismissal = { staff: counsellor.staff.id, reason: "退職のため" };
  expect((await administrator.call("/api/staff/dismiss", dismissal)).status).toBe(200);

  for (const page of pages)
    await vi.waitUntil(() => /"kind":"release","seq":6,/.test(page.text()), { timeout: 10_000 });
  // Not a word of who it was, or why.
  for (const page of pages) expect(page.text()).not.toMatch(/dismissed|claimVersion|"staff"/);
  expect(await recorded(world, "consultation:release")).toEqual([
    {
      ...{ by: null, act: "consultation:release" },
      facts: { consultation, staff: counsellor.staff.id, version: 2, reason: "dismissed" },
    },
  ]);

  const { other, rows } = await desk(world, talk);
  const waiting = rows.filter(({ state }) => state === "waiting");
  expect(waiting).toMatchObject([{ id: consultation, counsellor: null, claimVersion: 2, consulteeSeq: 5 }]);
  expect(rows.find(({ id }) => id === later.consultation)).toMatchObject({ state: "active" });

  // The child goes on writing, and the next counsellor reads all of it.
  const said = { epoch, consultation, key: newIdempotencyKey(), text: "まだ いますか" };
  expect((await consultee.call("/api/send", said)).body.seq).toBe(7);
  const claimed = await takeUp(other, { epoch, consultation });
  expect(claimed.body).toMatchObject({ state: "active", claimVersion: 3, lastSeq: 8 });
  const reply = { epoch, consultation, key: newIdempotencyKey(), text: "います", claimVersion: 3 };
  expect((await other.call("/api/desk/reply", reply)).status).toBe(200);
  for (const page of pages) await vi.waitUntil(() => page.text().includes("います"), { timeout: 10_000 });
});

test("[CN-12] what is claimed in the two seconds for which a dismissed counsellor's session is still believed waits again as well", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const child = await world.consultee();
  const administrator = await world.staff("administrator");
  const opened = await child.call("/api/open", {
    ...{ epoch: talk.epoch, key: newIdempotencyKey(), text: "はじめて かきます" },
  });
  const dismissal = { staff: talk.counsellor.staff.id, reason: "退職のため" };
  expect((await administrator.call("/api/staff/dismiss", dismissal)).status).toBe(200);
  await claimConsultation(world.app.tools, talk.counsellor.staff, opened.body.consultation);
  const states = () =>
    world.storage.db.selectFrom("consultation").select(["state", "counsellor_id"]).execute();
  await vi.waitUntil(async () => (await states()).every(({ state }) => state === "waiting"), {
    timeout: 15_000,
    interval: 100,
  });
  expect(await recorded(world, "consultation:release")).toHaveLength(2);
});

test("[CN-12] whoever may not reply any more holds nothing; whoever still may keeps it", async () => {
  await using world = await openWorld();
  const [kept, lost] = [await openTalk(world), await openTalk(world)];
  const administrator = await world.staff("administrator");
  const change = (staff: Talk, roles: ("supervisor" | "auditor")[]) =>
    administrator.call("/api/staff/change-roles", {
      ...{ staff: staff.counsellor.staff.id, roles, reason: "異動のため" },
    });
  expect((await change(kept, ["supervisor"])).status).toBe(200);
  expect((await change(lost, ["auditor"])).status).toBe(200);
  const { rows } = await desk(world, kept);
  const states = Object.fromEntries(rows.map(({ id, state }) => [id, state]));
  expect(states).toEqual({ [kept.consultation]: "active", [lost.consultation]: "waiting" });
  expect((await recorded(world, "consultation:release")).map(({ facts }) => facts["reason"])).toEqual([
    "roles-changed",
  ]);
});
