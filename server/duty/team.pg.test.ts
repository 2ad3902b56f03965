import { expect, onTestFinished, test } from "vitest";
import type { Frame } from "../../contract/sync.ts";
import { openTalk } from "../../test/attacks/people.ts";
import { type Caller, newIdempotencyKey, openWorld, type World } from "../../test/world.ts";

type TeamFrame = Extract<Frame, { t: "team" }>;
const patience = { timeout: 60_000, interval: 250 };

async function teamAt(desk: Caller): Promise<TeamFrame | undefined> {
  const input = { epoch: null, skin: "now" as const, desk: { after: null, team: null }, watch: [] };
  const { frames } = (await desk.call("/api/desk/sync", input)).body;
  return frames.find((frame): frame is TeamFrame => frame.t === "team");
}

/** A desk with its stream open, until it is closed. */
function openDesk(world: World, origin: string, { cookie }: Caller): () => void {
  const leaving = new AbortController();
  const body = { epoch: world.app.tools.epoch(), skin: "stream", desk: { after: null }, watch: [] };
  void fetch(`${origin}/api/desk/sync`, {
    method: "POST",
    headers: { origin, "content-type": "application/json", cookie },
    body: JSON.stringify(body),
    signal: leaving.signal,
  }).catch(() => {});
  onTestFinished(() => leaving.abort());
  return () => leaving.abort();
}

test("[DU-5] who is at the desk, at whichever process, and who is on duty; nobody else is told", async () => {
  await using world = await openWorld();
  const elsewhere = await world.another();
  const [chief, counsellor] = [await world.staff("supervisor"), await world.staff("counsellor")];
  const close = openDesk(world, elsewhere.origin, counsellor);
  const seen = async () =>
    (await teamAt(chief))?.people.find(({ staff }) => staff === counsellor.staff.id) ?? null;
  await expect.poll(seen, patience).toMatchObject({ isOnline: true, capacity: null });
  await counsellor.call("/api/duty/say", { on: true });
  await expect.poll(seen, patience).toMatchObject({ isOnline: true, capacity: 3 });
  close();
  await expect.poll(seen, patience).toMatchObject({ isOnline: false, capacity: 3 });
  expect(await teamAt(counsellor)).toBeUndefined();
});

test("[DU-5] since when somebody waits for an answer: from their first word after the last answer", async () => {
  await using world = await openWorld();
  const { consultation, counsellor, epoch, claimVersion } = await openTalk(world);
  const chief = await world.staff("supervisor");
  const waiting = async () => (await teamAt(chief))?.unanswered ?? null;
  await expect.poll(waiting, patience).toMatchObject([{ consultation }]);
  const key = newIdempotencyKey();
  await counsellor.callAny("/api/desk/reply", { epoch, consultation, key, text: "はい", claimVersion });
  await expect.poll(waiting, patience).toEqual([]);
});

test("[S8.3] [DU-5] [CN-8] [AU-9] a silent look leaves no mark in the talk, and is on record", async () => {
  await using world = await openWorld();
  const { consultation, epoch, consultee } = await openTalk(world);
  const [chief, admin] = [await world.staff("supervisor"), await world.staff("administrator")];
  const watch = [{ consultation, after: 0 }];
  const before = await consultee.call("/api/sync", { epoch, skin: "now", watch });
  await chief.call("/api/desk/sync", { epoch, skin: "now", watch });
  await chief.call("/api/desk/read", { epoch, consultation, upTo: 4 });
  const doing = { epoch, consultation, doing: "thinking" } as const;
  expect(await chief.call("/api/desk/doing", doing)).toMatchObject({ status: 409 });
  const after = await consultee.call("/api/sync", { epoch, skin: "now", watch });
  const entriesOf = (answer: typeof before) => answer.body.frames.filter(({ t }) => t === "entries");
  expect(entriesOf(after)).toEqual(entriesOf(before));
  const { body } = await admin.call("/api/audit/search", { acts: ["consultation:view"] });
  expect(body.lines.map(({ id }) => id)).toContain(chief.staff.id);
});

test("[DU-6] a supervisor moves a consultation in its holder's place: on record by whom, and the child reads only that it is somebody else", async () => {
  await using world = await openWorld();
  const { consultation, epoch, consultee, counsellor, claimVersion } = await openTalk(world);
  const [chief, other, admin] = [
    await world.staff("supervisor"),
    await world.staff("counsellor"),
    await world.staff("administrator"),
  ];
  const moving = (to: string, version: number, by = chief) =>
    by.callAny("/api/desk/hand-over", {
      ...{ epoch, consultation, to, claimVersion: version },
      note: { key: newIdempotencyKey(), text: "こちらで続けます" },
    });
  expect(await moving(other.staff.id, claimVersion, other)).toMatchObject({
    ...{ status: 409, body: { code: "claim-moved" } },
  });
  expect(await moving(chief.staff.id, claimVersion)).toMatchObject({
    ...{ status: 200, body: { counsellor: chief.staff.id, claimVersion: claimVersion + 1 } },
  });
  // As of the claim that was on the screen: whoever comes second is told.
  expect(await moving(other.staff.id, claimVersion)).toMatchObject({ status: 409 });
  expect((await moving(other.staff.id, claimVersion + 1)).status).toBe(200);
  const said = { epoch, consultation, key: newIdempotencyKey(), text: "はい", claimVersion };
  expect(await counsellor.call("/api/desk/reply", said)).toMatchObject({ status: 409 });
  const { body } = await admin.call("/api/audit/search", { acts: ["consultation:hand-over"] });
  expect(body.lines.map(({ id }) => id)).toEqual([chief.staff.id, chief.staff.id]);
  const watch = [{ consultation, after: 0 }];
  const seen = JSON.stringify((await consultee.call("/api/sync", { epoch, skin: "now", watch })).body);
  for (const { staff } of [chief, other, counsellor]) expect(seen).not.toContain(staff.id);
  expect(seen).not.toContain("こちらで続けます");
});
