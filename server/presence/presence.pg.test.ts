import { expect, test } from "vitest";
import type { Frame } from "../../contract/sync.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Doing, PageState, Presence } from "../../domain/presence.ts";
import { takeUp } from "../../test/take-up.ts";
import { type Caller, newIdempotencyKey, openWorld, type World } from "../../test/world.ts";

const [page, otherPage] = ["00000000000000aa", "00000000000000bb"];
const patience = { timeout: 20_000, interval: 50 };

/** A city with a clock of its own, a child in a talk, and the counsellor who holds it. */
async function openTalk() {
  let aheadMillis = 0;
  const world = await openWorld({ now: () => new Date(Date.now() + aheadMillis) });
  const epoch = world.app.tools.epoch();
  const [child, counsellor] = [await world.consultee(), await world.staff("counsellor")];
  const { consultation } = (await child.call("/api/open", { epoch, key: newIdempotencyKey(), text: "あの" }))
    .body;
  const { claimVersion } = (await takeUp(counsellor, { epoch, consultation })).body;
  let nth = 0;
  return {
    ...{ world, epoch, child, counsellor, consultation, claimVersion },
    pass(millis: number): void {
      aheadMillis += millis;
    },
    say: (state: PageState, { from = child, of = page, as = ++nth } = {}) =>
      from.call("/api/presence", { epoch, consultation, page: of, nth: as, state }),
    do: (doing: Doing, from: Caller = counsellor) =>
      from.call("/api/desk/doing", { epoch, consultation, doing }),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

/** The same person, at another process. */
function at(world: World, origin: string, { cookie }: Caller): Caller {
  const { callAny, ...visitor } = world.visitor(origin);
  const known = (path: string, body: unknown) => callAny(path, body, { cookie });
  return { ...visitor, cookie, callAny: known, call: known as Caller["call"] };
}

async function framesAt(desk: Caller, presence?: string | null) {
  const answer = await desk.call("/api/desk/sync", {
    epoch: null,
    skin: "now",
    desk: { after: null, ...(presence === undefined ? {} : { presence }) },
    watch: [],
  });
  return answer.body.frames;
}

function isOf<T extends Frame["t"]>(t: T) {
  return (frame: Frame): frame is Extract<Frame, { t: T }> => frame.t === t;
}

async function presenceAt(desk: Caller, id: ConsultationId): Promise<Presence> {
  const told = (await framesAt(desk, null)).find(isOf("presence"));
  expect(told?.whole).toBe(true);
  return told?.changes.find(({ consultation }) => consultation === id)?.presence ?? "unknown";
}

test("[S8.7] [PR-1] [PR-2] two processes say the same: open, behind, open in another tab, gone", async () => {
  await using talk = await openTalk();
  const { world, counsellor, consultation, child } = talk;
  const elsewhere = await world.another();
  const desks = [counsellor, at(world, elsewhere.origin, counsellor)];
  const bothSay = async (presence: Presence) => {
    for (const desk of desks)
      await expect.poll(() => presenceAt(desk, consultation), patience).toBe(presence);
  };
  await bothSay("unknown");
  await talk.say("visible");
  await bothSay("open");
  await talk.say("hidden");
  await bothSay("background");
  await talk.say("visible", { from: at(world, elsewhere.origin, child), of: otherPage });
  await bothSay("open");
  await talk.say("left", { of: otherPage });
  await bothSay("background");
  await talk.say("left", { from: at(world, elsewhere.origin, child) });
  await bothSay("unknown");
});

test("[S8.7] [PR-1] ten seconds without a sign by the server's clock: never open, on any process", async () => {
  await using talk = await openTalk();
  const { world, counsellor, consultation } = talk;
  const elsewhere = await world.another();
  const there = at(world, elsewhere.origin, counsellor);
  await talk.say("visible");
  await expect.poll(() => presenceAt(there, consultation), patience).toBe("open");
  talk.pass(10_000);
  // From this moment on, not in a while: what is told is what is true now, and nobody is told "open" again.
  expect(world.app.tools.presence.of(consultation)).toBe("unknown");
  expect(elsewhere.app.tools.presence.of(consultation)).toBe("unknown");
  for (const desk of [counsellor, there])
    await expect.poll(() => presenceAt(desk, consultation), patience).toBe("unknown");
  await talk.say("visible");
  await expect.poll(() => presenceAt(there, consultation), patience).toBe("open");
});

test("[S8.7] [PR-2] a process that dies takes nothing with it that others would go on saying", async () => {
  await using talk = await openTalk();
  const { world, counsellor, consultation, child } = talk;
  const dying = await world.another();
  await talk.say("visible", { from: at(world, dying.origin, child) });
  await expect.poll(() => presenceAt(counsellor, consultation), patience).toBe("open");
  await dying.app[Symbol.asyncDispose]();
  talk.pass(10_000);
  expect(world.app.tools.presence.of(consultation)).toBe("unknown");
  await talk.say("hidden");
  await expect.poll(() => presenceAt(counsellor, consultation), patience).toBe("background");
});

test("[PR-1] a word of a page that was overtaken by a later one changes nothing", async () => {
  await using talk = await openTalk();
  await talk.say("left", { as: 9 });
  await talk.say("visible", { as: 8 });
  expect(talk.world.app.tools.presence.of(talk.consultation)).toBe("unknown");
});

test("[S8.7] [AC-2] nobody says where somebody else's page stands, and no consultee is told", async () => {
  await using talk = await openTalk();
  const bully = await talk.world.consultee();
  expect(await talk.say("visible", { from: bully })).toMatchObject({ status: 404 });
  await talk.say("visible");
  expect(await talk.say("left", { from: bully })).toMatchObject({ status: 404 });
  expect(talk.world.app.tools.presence.of(talk.consultation)).toBe("open");
  const { epoch, consultation } = talk;
  const own = { epoch, skin: "now" as const, watch: [{ consultation, after: 0 }] };
  const frames = (await talk.child.call("/api/sync", own)).body.frames;
  expect(frames.some(isOf("presence"))).toBe(false);
  const asked = await talk.child.callAny("/api/sync", { ...own, desk: { after: null, presence: null } });
  expect(asked.status).toBe(400);
});

test("[PR-2] a desk that waits is answered by a change, and within seconds without one; an old page is not told", async () => {
  await using talk = await openTalk();
  const { counsellor, consultation } = talk;
  const first = (await framesAt(counsellor, null)).find(isOf("presence"));
  /** Other news of the desk may be the first. */
  const nextPresence = async (after: string | null) => {
    for (;;) {
      const input = {
        epoch: null,
        skin: "wait",
        desk: { after: "9".repeat(18), presence: after },
        watch: [],
      };
      const answer = (await counsellor.callAny("/api/desk/sync", input)).body as { frames: Frame[] };
      const told = answer.frames.filter(isOf("presence"));
      if (told.length > 0) return told;
    }
  };
  const quiet = await nextPresence(first?.after ?? null);
  expect(quiet).toEqual([{ t: "presence", after: first?.after, whole: false, changes: [] }]);
  await talk.say("visible");
  const told = await nextPresence(first?.after ?? null);
  expect(told.flatMap(({ changes }) => changes)).toEqual([{ consultation, presence: "open" }]);
  expect((await framesAt(counsellor)).some(isOf("presence"))).toBe(false);
});

test("[PR-2] [SE-3] not a row is written for a sign of life", async () => {
  await using talk = await openTalk();
  const { db } = talk.world.storage;
  const counted = async () =>
    (
      await db
        .selectFrom("entry")
        .select(({ fn }) => fn.countAll().as("n"))
        .executeTakeFirstOrThrow()
    ).n;
  const written = async () => [
    await counted(),
    await db.selectFrom("consultation").selectAll().execute(),
    await db.selectFrom("audit_line").select("position").execute(),
  ];
  const before = await written();
  for (const state of ["visible", "hidden", "left"] as const) await talk.say(state);
  await talk.do("thinking");
  expect(await written()).toEqual(before);
});

test("[S8.7] [PR-3] what the counsellor is doing comes to the child's page, from another process too, and ends with the answer", async () => {
  await using talk = await openTalk();
  const { world, epoch, child, consultation, counsellor, claimVersion } = talk;
  const elsewhere = await world.another();
  const reader = at(world, elsewhere.origin, child);
  const doing = async (): Promise<Doing | null> => {
    const own = { epoch, skin: "now" as const, watch: [{ consultation, after: 0 }] };
    const frames = (await reader.call("/api/sync", own)).body.frames;
    return frames.find(isOf("doing"))?.doing ?? null;
  };
  expect(await doing()).toBeNull();
  await talk.do("thinking");
  await expect.poll(doing, patience).toBe("thinking");
  await talk.do("writing");
  await expect.poll(doing, patience).toBe("writing");
  const answer = { epoch, consultation, claimVersion, key: newIdempotencyKey(), text: "よんだよ" };
  await counsellor.call("/api/desk/reply", answer);
  await expect.poll(doing, patience).toBeNull();
  await talk.do("thinking");
  await expect.poll(doing, patience).toBe("thinking");
  talk.pass(10_000);
  expect(await doing()).toBeNull();
});

test("[PR-3] [CN-5] only who holds the consultation says what they are doing, and only while they hold it", async () => {
  await using talk = await openTalk();
  const { world, epoch, consultation, counsellor } = talk;
  const [colleague, official] = [await world.staff("counsellor"), await world.staff("official")];
  expect(await talk.do("writing", colleague)).toMatchObject({ status: 409 });
  expect(await talk.do("writing", official)).toMatchObject({ status: 403 });
  await counsellor.call("/api/desk/close", { epoch, consultation });
  expect(await talk.do("writing")).toMatchObject({ status: 409, body: { code: "consultation-closed" } });
});
