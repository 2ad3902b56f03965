import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import type { ExerciseId } from "../../domain/exercise.ts";
import type { ConsultationId, UrgentCallId } from "../../domain/ids.ts";
import { openTalk } from "../../test/attacks/people.ts";
import { takeUp } from "../../test/take-up.ts";
import { type Caller, newIdempotencyKey, openWorld } from "../../test/world.ts";
import { readTalk } from "../consultation/read-talk.ts";
import { playPractices } from "./play.ts";

/** An invented city with a clock of its own: what is played goes on as the clock does. */
async function openPracticeCity() {
  let aheadMillis = 0;
  const world = await openWorld({ invented: true, now: () => new Date(Date.now() + aheadMillis) });
  onTestFinished(() => world[Symbol.asyncDispose]());
  const { tools } = world.app;
  const texts = async (consultation: ConsultationId): Promise<string[]> =>
    (await readTalk(tools, consultation)).flatMap((entry) => (entry.kind === "message" ? [entry.text] : []));
  return {
    world,
    epoch: tools.epoch(),
    texts,
    /** Lets time go by, ten seconds at a time, until it is so. */
    async playUntil(isSo: () => Promise<boolean>): Promise<void> {
      for (let steps = 0; !(await isSo()); steps++) {
        if (steps > 60) throw new Error("It did not come to this.");
        aheadMillis += 10_000;
        await playPractices(tools);
      }
    },
    async begin(who: Caller, exercise: ExerciseId) {
      const { status, body } = await who.call("/api/practice/begin", { id: randomUUID(), exercise });
      expect(status).toBe(200);
      return body;
    },
  };
}

async function practicesOf(who: Caller) {
  return (await who.call("/api/practice/list", {})).body.practices;
}

async function unmetIn(who: Caller, practice: string): Promise<string[]> {
  const { points } = (await who.call("/api/practice/look-back", { practice })).body;
  expect(points.length).toBeGreaterThan(0);
  return points.flatMap(({ point, met }) => (met ? [] : [point]));
}

test("[S11.7] [PX-1] in a real city nobody is played: each call is refused, and so is the row by the database", async () => {
  await using world = await openWorld();
  const { counsellor, consultation } = await openTalk(world);
  const practice = randomUUID();
  for (const [path, input] of [
    ["/api/practice/list", {}],
    ["/api/practice/begin", { id: practice, exercise: "first-reply" }],
    ["/api/practice/stop", { practice }],
    ["/api/practice/look-back", { practice }],
  ] as const)
    expect(await counsellor.callAny(path, input), path).toMatchObject({
      status: 403,
      body: { code: "not-allowed" },
    });
  const row = {
    ...{ id: practice, staff_id: counsellor.staff.id, exercise: "first-reply" as const, steps: 1 },
    ...{ consultation_id: consultation, partner_id: null, begun_at: new Date() },
    ...{ situation: "start", done: 1, since: 1, moved_at: new Date() },
  };
  await expect(world.storage.db.insertInto("practice").values(row).execute()).rejects.toMatchObject({
    code: "YA003",
  });
  expect((await world.visitor().call("/api/reception", { wording: "standard" })).body).toMatchObject({
    invented: false,
  });
});

test("[S11.7] [PX-2] [PX-3] the first reply from its beginning to its end, and what was done well is said", async () => {
  const { world, epoch, texts, playUntil, begin } = await openPracticeCity();
  const counsellor = await world.staff("counsellor");
  const { exercises } = (await counsellor.call("/api/practice/list", {})).body;
  expect(exercises).toContain("first-reply");
  const { id, consultation } = await begin(counsellor, "first-reply");
  // Asked for again, and another one meanwhile: it is this one.
  const again = await counsellor.call("/api/practice/begin", { id, exercise: "first-reply" });
  expect(again.body).toEqual({ id, consultation });
  expect(await begin(counsellor, "silence")).toEqual({ id, consultation });
  expect((await world.visitor().call("/api/reception", { wording: "standard" })).body).toMatchObject({
    invented: true,
  });

  const { claimVersion } = (await takeUp(counsellor, { epoch, consultation })).body;
  const says = async (text: string): Promise<void> => {
    const sent = { epoch, consultation, key: newIdempotencyKey(), text, claimVersion };
    expect((await counsellor.call("/api/desk/reply", sent)).status).toBe(200);
  };
  const hears = (text: string) => playUntil(async () => (await texts(consultation)).includes(text));
  await hears("だれにもいわないって、やくそくしてくれますか");
  await says("書いてくれてありがとう。ひとりで決めないで、先にあなたと相談します。ゆっくりでいいですよ。");
  await hears("きのうと、きょう。クラスの子たちだと思う");
  await says("かなしかったですね。");
  await hears("おうちの人にはいってない。しんぱいするから");
  await says("おうちの人のことも、考えているんですね。");
  await playUntil(async () => (await practicesOf(counsellor))[0]?.ended !== null);

  expect((await texts(consultation)).at(-1)).toBe("きいてくれて、ありがとう。ちょっとほっとした");
  expect(await practicesOf(counsellor)).toMatchObject([
    { id, exercise: "first-reply", consultation, ended: { outcome: "over" } },
  ]);
  expect(await unmetIn(counsellor, id)).toEqual([]);
  // What the consultee was shown was read, as by anybody.
  const talk = await readTalk(world.app.tools, consultation);
  const words = talk.findLast((entry) => entry.kind === "message" && entry.by === "counsellor");
  const read = talk.findLast((entry) => entry.kind === "read" && entry.by === "consultee");
  expect(read).toMatchObject({ upTo: words?.seq });
});

test("[PX-2] [PX-4] nobody sees, stops or takes another's; who may not practise is refused; stopped, nobody writes on", async () => {
  const { world, texts, playUntil, begin } = await openPracticeCity();
  const [one, other, official, auditor] = await Promise.all([
    world.staff("counsellor"),
    world.staff("counsellor"),
    world.staff("official"),
    world.staff("auditor"),
  ]);
  const { id, consultation } = await begin(one, "guardian");
  expect(await practicesOf(other)).toEqual([]);
  for (const path of ["/api/practice/stop", "/api/practice/look-back"])
    expect(await other.callAny(path, { practice: id }), path).toMatchObject({ status: 404 });
  const taken = { id, exercise: "silence" };
  expect(await other.callAny("/api/practice/begin", taken)).toMatchObject({ body: { code: "key-reused" } });
  for (const who of [official, auditor])
    expect(await who.callAny("/api/practice/begin", { id: randomUUID(), exercise: "silence" })).toMatchObject(
      { status: 403 },
    );

  expect((await one.call("/api/practice/stop", { practice: id })).status).toBe(200);
  expect((await one.call("/api/practice/stop", { practice: id })).status).toBe(200);
  const before = await texts(consultation);
  const next = await begin(one, "ending");
  await playUntil(async () => (await texts(next.consultation)).length === 2);
  expect(await texts(consultation)).toEqual(before);
  expect(await practicesOf(one)).toMatchObject([
    { id: next.id, ended: null },
    { id, ended: { outcome: "stopped" } },
  ]);
});

test("[S11.7] [PX-3] for officials: a colleague who is played calls; the call is taken, helped by a note, and ended", async () => {
  const { world, epoch, texts, playUntil, begin } = await openPracticeCity();
  const official = await world.staff("official");
  const { id, consultation } = await begin(official, "called");
  const calls = () =>
    world.storage.db.selectFrom("urgent_call").select("id").where("consultation_id", "=", consultation);
  await playUntil(async () => (await calls().execute()).length > 0);
  const [rings] = await calls().execute();
  const call = rings?.id as UrgentCallId;
  expect((await official.call("/api/urgent/take", { epoch, call })).status).toBe(200);
  await playUntil(async () => (await texts(consultation)).includes("コンビニにはいった"));
  const note = {
    epoch,
    consultation,
    key: newIdempotencyKey(),
    kind: "note",
    text: "迎えが行きます",
  } as const;
  expect((await official.call("/api/desk/note", note)).status).toBe(200);
  const end = { epoch, call, outcome: "guardian", record: "保護者に引き継いだ（練習）" } as const;
  expect((await official.call("/api/urgent/end", end)).status).toBe(200);
  await playUntil(async () => (await practicesOf(official))[0]?.ended !== null);
  expect(await practicesOf(official)).toMatchObject([{ ended: { outcome: "over" } }]);
  expect(await unmetIn(official, id)).toEqual([]);
  // One colleague is enough for every exercise.
  await begin(official, "beside");
  const partners = await world.storage.db.selectFrom("practice").select("partner_id").distinct().execute();
  expect(partners).toHaveLength(1);
});

test("[PX-3] several processes play, and each step is done once", async () => {
  const { world, texts, playUntil, begin } = await openPracticeCity();
  const counsellor = await world.staff("counsellor");
  const another = await world.another();
  const { consultation } = await begin(counsellor, "hand-over");
  await playUntil(async () => {
    await Promise.all([playPractices(world.app.tools), playPractices(another.app.tools)]);
    return (await texts(consultation)).length >= 3;
  });
  expect(await texts(consultation)).toEqual([
    "こんばんは。中3です",
    "塾で同じクラスの人たちに、模試の順位のことでずっと笑われてます",
    "親には、塾代がもったいないから言えません",
  ]);
});

test("[PX-2] a consultation that is closed in the middle ends its exercise, and it is said to be half done", async () => {
  const { world, epoch, playUntil, begin } = await openPracticeCity();
  const counsellor = await world.staff("counsellor");
  const { consultation } = await begin(counsellor, "guardian");
  await takeUp(counsellor, { epoch, consultation });
  expect((await counsellor.call("/api/desk/close", { epoch, consultation })).status).toBe(200);
  await playUntil(async () => (await practicesOf(counsellor))[0]?.ended !== null);
  expect(await practicesOf(counsellor)).toMatchObject([{ ended: { outcome: "stopped" } }]);
});
