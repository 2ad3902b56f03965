import { expect, test } from "vitest";
import type { Api } from "../../../contract/api.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import { takeUp } from "../../../test/take-up.ts";
import { type Caller, newIdempotencyKey, openWorld, type World } from "../../../test/world.ts";

/** A child whose consultation is over, and who may come back by recovery words. */
async function known(world: World, { withWords = true } = {}) {
  const epoch = world.app.tools.epoch();
  const [child, counsellor] = [await world.consultee(), await world.staff("counsellor")];
  const opened = await child.call("/api/open", { epoch, key: newIdempotencyKey(), text: "まえの相談" });
  const { consultation } = opened.body;
  await takeUp(counsellor, { epoch, consultation });
  await counsellor.call("/api/desk/close", { epoch, consultation });
  if (withWords) await child.call("/api/words", {});
  return { epoch, child, counsellor, consultation };
}

const see = (who: Caller, consultation: ConsultationId) => who.call("/api/desk/start/see", { consultation });

type First = Partial<Api["/api/desk/start"]["input"]>;

async function started(who: Caller, world: World, from: ConsultationId, seen: string, bent: First = {}) {
  const said = { key: newIdempotencyKey(), text: "その後どうですか", reason: "約束していた連絡" };
  return who.call("/api/desk/start", { epoch: world.app.tools.epoch(), from, seen, ...said, ...bent });
}

test("[S8.6] [CN-15] [BR-1] the briefing, a message and a reason: the consultation is held, its consultee finds it, and answers", async () => {
  await using world = await openWorld();
  const { epoch, child, counsellor, consultation } = await known(world);
  const { body } = await see(counsellor, consultation);
  expect(body).toMatchObject({ fault: null, open: null, ways: { hasWords: true, isHere: false } });
  expect(body.briefing.earlier.map(({ id }) => id)).toEqual([consultation]);
  const key = newIdempotencyKey();
  const begun = await started(counsellor, world, consultation, body.seen, { key });
  expect(begun).toMatchObject({ status: 200, body: { state: "active", counsellor: counsellor.staff.id } });
  expect(begun.body).toMatchObject({ lastSeq: 3, counsellorSeq: 3, consulteeSeq: 0, briefing: "read" });
  expect((await started(counsellor, world, consultation, body.seen, { key })).body).toEqual(begun.body);
  const other = await started(counsellor, world, consultation, body.seen, { key, text: "べつの文" });
  expect(other).toMatchObject({ status: 409, body: { code: "key-reused" } });

  const arrival = (await child.call("/api/arrive", {})).body.consultation;
  expect(arrival).toEqual({ id: begun.body.id, state: "active", unread: true });
  const watch = [{ consultation: begun.body.id, after: 0 }];
  const { frames } = (await child.call("/api/sync", { epoch, skin: "now", watch })).body;
  const entries = frames.flatMap((frame) => (frame.t === "entries" ? frame.entries : []));
  expect(entries.map(({ kind }) => kind)).toEqual(["claim", "aside", "message"]);
  expect(JSON.stringify(frames)).not.toContain("約束していた連絡");
  await child.call("/api/read", { epoch, consultation: begun.body.id, upTo: 3 });
  expect((await counsellor.call("/api/desk/reach", { consultation: begun.body.id })).body.read).toBe(true);
  const answer = { epoch, consultation: begun.body.id, key: newIdempotencyKey(), text: "げんきです" };
  expect((await child.call("/api/send", answer)).status).toBe(200);

  const lines = await world.app.tools.db
    .selectFrom("audit_line")
    .select(["act", "facts"])
    .where("act", "in", ["consultation:start", "briefing:open"])
    .orderBy("position", "desc")
    .execute();
  expect(lines.map(({ act }) => act).slice(0, 2)).toEqual(["consultation:start", "briefing:open"]);
  expect(lines[0]?.facts).toMatchObject({ consultation: begun.body.id });
  expect(lines[0]?.facts.why).toBeDefined();
  expect(world.logged() + JSON.stringify(lines)).not.toMatch(/約束していた|その後どう/);
});

test("[BR-1] [BR-2] [CN-15] nobody begins by what another was shown, by nothing, or by what is not all any more", async () => {
  await using world = await openWorld();
  const { epoch, counsellor, consultation } = await known(world);
  const colleague = await world.staff("counsellor");
  const { seen } = (await see(counsellor, consultation)).body;
  const moved = { status: 409, body: { code: "briefing-moved" } };
  expect(await started(colleague, world, consultation, seen)).toMatchObject(moved);
  expect(await started(counsellor, world, consultation, "0".repeat(64))).toMatchObject(moved);
  const record = {
    concern: "x",
    response: "",
    assessment: "",
    handOver: "",
    promises: "また話す",
    risk: "watch",
  } as const;
  const written = { epoch, consultation, key: newIdempotencyKey(), version: 0, record };
  expect((await counsellor.call("/api/desk/record", written)).status).toBe(200);
  expect(await started(counsellor, world, consultation, seen)).toMatchObject(moved);
  const anew = (await see(counsellor, consultation)).body;
  expect(anew.briefing.earlier[0]?.record?.said?.promises).toBe("また話す");
  expect((await started(counsellor, world, consultation, anew.seen)).status).toBe(200);
});

test("[CN-15] two who begin at the same moment: one does, the other is told that one is open", async () => {
  await using world = await openWorld();
  const { counsellor, consultation } = await known(world);
  const colleague = await world.staff("counsellor");
  const seen = await Promise.all([counsellor, colleague].map((who) => see(who, consultation)));
  const both = await Promise.all(
    [counsellor, colleague].map((who, at) => started(who, world, consultation, seen[at]?.body.seen ?? "")),
  );
  const codes = both.map(({ status, body }) =>
    status === 200 ? "begun" : (body as never as { code: string }).code,
  );
  expect(codes.filter((code) => code === "begun")).toHaveLength(1);
  expect(["briefing-moved", "consultation-open"]).toContain(codes.find((code) => code !== "begun"));
  expect((await see(colleague, consultation)).body).toMatchObject({ fault: "consultation-open" });
});

test("[CB-8] [NC-5] [CN-15] not with whoever wants something deleted, and not where nothing can reach them: it is said which", async () => {
  await using world = await openWorld();
  const asked = await known(world);
  await asked.child.call("/api/deletion/ask", { consultation: asked.consultation, reason: null });
  const first = (await see(asked.counsellor, asked.consultation)).body;
  expect(first.fault).toBe("deletion-asked");
  const refused = await started(asked.counsellor, world, asked.consultation, first.seen);
  expect(refused).toMatchObject({ status: 409, body: { code: "deletion-asked" } });

  const gone = await known(world, { withWords: false });
  const { seen, fault, ways } = (await see(gone.counsellor, gone.consultation)).body;
  expect(fault).toBe("consultee-unreachable");
  expect(ways).toEqual({
    ...{ line: { telling: "none", at: null }, browser: { telling: "none", at: null } },
    ...{ isHere: false, rememberedUntil: null, hasWords: false },
  });
  const none = await started(gone.counsellor, world, gone.consultation, seen);
  expect(none).toMatchObject({ status: 409, body: { code: "consultee-unreachable" } });
});

test("[NC-5] [CB-6] a browser that was told to remember is a way back, until it is told to forget or left by とじる", async () => {
  await using world = await openWorld();
  const { child, counsellor, consultation } = await known(world, { withWords: false });
  const until = async () => (await see(counsellor, consultation)).body.ways.rememberedUntil;
  await child.call("/api/remember", { remember: true });
  expect(Date.parse((await until()) ?? "")).toBeGreaterThan(Date.now() + 80 * 86_400_000);
  await child.call("/api/remember", { remember: false });
  expect(await until()).toBeNull();
  await child.call("/api/remember", { remember: true });
  await child.call("/api/leave", {});
  expect(await until()).toBeNull();
});
