import { expect, test, vi } from "vitest";
import { frameReader } from "../../../apps/shared/frames.ts";
import type { Api } from "../../../contract/api.ts";
import type { FoundMessage, SearchFrame } from "../../../contract/search.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import { takeUp } from "../../../test/take-up.ts";
import { type Caller, newIdempotencyKey, openWorld, type World } from "../../../test/world.ts";

type Filter = Api["/api/desk/search"]["input"]["filter"];

async function opened(
  world: World,
  texts: readonly string[],
): Promise<{ child: Caller; id: ConsultationId }> {
  const epoch = world.app.tools.epoch();
  const child = await world.consultee();
  const [first = "", ...rest] = texts;
  const answer = await child.call("/api/open", { epoch, key: newIdempotencyKey(), text: first });
  const id = answer.body.consultation;
  for (const text of rest)
    await child.call("/api/send", { epoch, consultation: id, key: newIdempotencyKey(), text });
  return { child, id };
}

async function search(who: Caller, term: string | null, filter: Filter = {}): Promise<SearchFrame[]> {
  const { status, body } = await who.call("/api/desk/search", { skin: "now", term, filter });
  expect(status).toBe(200);
  return body.frames;
}

const foundIn = (frames: readonly SearchFrame[]): FoundMessage[] => frames.filter((one) => one.t === "found");
const texts = (frames: readonly SearchFrame[]): string[] =>
  foundIn(frames).map(({ message }) => message?.excerpt.map(({ text }) => text).join("") ?? "");

function lines(world: World) {
  return world.app.tools.db
    .selectFrom("audit_line")
    .select(["act", "actor_id as actor", "facts"])
    .where("act", "in", ["consultation:search", "consultation:view"])
    .orderBy("position")
    .execute();
}

test("[S8.11] [S8.6] [SR-1] two letters in any spelling find the message among 2,000, the latest consultation first, with a way to it", async () => {
  await using world = await openWorld();
  const counsellor = await world.staff("counsellor");
  const talks = await Promise.all(
    Array.from({ length: 40 }, (_, nth) =>
      opened(
        world,
        Array.from({ length: 50 }, (_, at) =>
          nth % 10 === 3 && at === 7 ? `きのう クツを かくされた ${nth}` : `なんでもない ${nth}の${at}`,
        ),
      ),
    ),
  );
  expect(talks).toHaveLength(40);
  const frames = await search(counsellor, "ｸﾂ");
  const found = foundIn(frames);
  expect(found).toHaveLength(4);
  expect(found.map(({ message }) => message?.seq)).toEqual([8, 8, 8, 8]);
  expect(new Set(texts(frames))).toEqual(
    new Set([3, 13, 23, 33].map((nth) => `きのう クツを かくされた ${nth}`)),
  );
  const moments = found.map(({ consultation }) => consultation.lastAt);
  expect(moments).toEqual(moments.toSorted().reverse());
  expect(frames.at(-1)).toEqual({ t: "done", why: "all" });
  expect(found[0]?.message?.excerpt).toContainEqual({ text: "クツ", isHit: true });
  expect(await search(counsellor, "みつからない")).toEqual([{ t: "done", why: "all" }]);
});

test("[SR-1] filters: number, days, author, state, holder, attributes and the record's risk; without a term the consultations themselves", async () => {
  await using world = await openWorld();
  const epoch = world.app.tools.epoch();
  const [one, other] = [await world.staff("counsellor"), await world.staff("counsellor")];
  const first = await opened(world, ["ともだちのこと"]);
  const second = await opened(world, ["ともだちのこと、もうひとり"]);
  const { claimVersion } = (await takeUp(one, { epoch, consultation: first.id })).body;
  const key = newIdempotencyKey();
  const reply = { epoch, consultation: first.id, key, text: "ともだちは何人？", claimVersion };
  expect((await one.call("/api/desk/reply", reply)).status).toBe(200);
  const attributes = { school: "elementary", grade: 5, topics: ["friends"] } as const;
  await second.child.call("/api/attributes", { epoch, consultation: second.id, attributes });
  const record = {
    concern: "x",
    response: "",
    assessment: "",
    handOver: "",
    promises: "",
    risk: "high",
  } as const;
  const written = { epoch, consultation: first.id, key: newIdempotencyKey(), version: 0, record };
  expect((await one.call("/api/desk/record", written)).status).toBe(200);

  const ids = async (term: string | null, filter: Filter): Promise<ConsultationId[]> =>
    foundIn(await search(other, term, filter)).map(({ consultation }) => consultation.id);
  const number = foundIn(await search(other, "もうひとり"))[0]?.consultation.number;
  expect(await ids("ともだち", { number })).toEqual([second.id]);
  expect(await ids("ともだち", { author: "counsellor" })).toEqual([first.id]);
  expect(await ids("ともだち", { author: "consultee", state: "open" })).toHaveLength(2);
  expect(await ids("ともだち", { state: "closed" })).toEqual([]);
  expect(await ids("ともだち", { counsellor: one.staff.id, author: "consultee" })).toEqual([first.id]);
  expect(await ids("ともだち", { school: "elementary", grade: 5, topic: "friends" })).toEqual([second.id]);
  expect(await ids("ともだち", { risk: "high", author: "consultee" })).toEqual([first.id]);
  expect(await ids("ともだち", { risk: "danger-to-life" })).toEqual([]);
  expect(await ids("ともだち", { to: "2020-01-01T00:00:00.000Z" })).toEqual([]);
  expect(await ids(null, { topic: "friends" })).toEqual([second.id]);
  expect(foundIn(await search(other, null, { topic: "friends" }))[0]?.message).toBeNull();
  const bare = { skin: "now", term: null, filter: {} } as const;
  expect((await other.call("/api/desk/search", bare)).status).toBe(400);
  expect((await other.call("/api/desk/search", { ...bare, term: "死" })).status).toBe(400);
});

test("[S11.1] [SR-2] [AU-5] [AU-9] a search is on record before and after, by a keyed hash; whoever is shown words views the consultation; the term stands nowhere", async () => {
  await using world = await openWorld();
  const counsellor = await world.staff("counsellor");
  const { id } = await opened(world, ["ひみつのことばをかいた"]);
  await search(counsellor, "ヒミツノコトバ");
  await search(counsellor, "ひみつの ことば");
  await search(counsellor, "ひみつのことば");
  const all = await lines(world);
  const searches = all.filter(({ act }) => act === "consultation:search").map(({ facts }) => facts);
  expect(searches.map(({ outcome, count }) => [outcome, count])).toEqual([
    ...[
      ["begun", undefined],
      ["all", 1],
    ],
    ...[
      ["begun", undefined],
      ["all", 1],
    ],
    ...[
      ["begun", undefined],
      ["all", 1],
    ],
  ]);
  const hashes = searches.map(({ termHash }) => `${termHash}`);
  for (const hash of hashes) expect(hash).toMatch(/^[\da-f]{64}$/);
  expect(hashes[0]).toBe(hashes[4]);
  expect(hashes[2]).not.toBe(hashes[4]);
  const views = all.filter(({ act }) => act === "consultation:view");
  expect(views.map(({ facts }) => facts.consultation)).toEqual([id]);
  expect(all.findIndex(({ act }) => act === "consultation:search")).toBe(0);
  expect(world.logged()).not.toMatch(/ひみつ|ヒミツ/);
  expect(JSON.stringify(all)).not.toMatch(/ひみつ|ヒミツ/);
});

test("[CB-9] [SR-1] what was deleted is not found, and what does not open keeps nobody from the rest", async () => {
  await using world = await openWorld();
  const counsellor = await world.staff("counsellor");
  const broken = await opened(world, ["くつがない いち"]);
  await opened(world, ["くつがない に"]);
  const { db } = world.app.tools;
  await db.updateTable("entry").set({ seq: 90 }).where("consultation_id", "=", broken.id).execute();
  await db.updateTable("consultation").set({ last_seq: 90 }).where("id", "=", broken.id).execute();
  expect(texts(await search(counsellor, "くつ"))).toEqual(["くつがない に"]);
  expect(world.logged()).toContain("A message does not open");
});

/** The frames of an open answer until `enough` of them, and what closes it. */
async function streamed(who: Caller, term: string) {
  const stop = new AbortController();
  const response = await fetch(`${who.origin}/api/desk/search`, {
    ...{ method: "POST", signal: stop.signal },
    headers: { origin: who.origin, cookie: who.cookie, "content-type": "application/json" },
    body: JSON.stringify({ skin: "stream", term, filter: {} }),
  });
  return { response, stop };
}

test("[SR-3] results come as they are found; closing the answer stops the search and frees its place; two at once and no more", async () => {
  await using world = await openWorld();
  const [counsellor, other] = [await world.staff("counsellor"), await world.staff("supervisor")];
  for (let nth = 0; nth < 45; nth++) await opened(world, [`くつが ない ${nth}`]);

  const whole = await streamed(counsellor, "くつ");
  const read = frameReader<SearchFrame>();
  const frames = read(await whole.response.text());
  expect(frames.filter(({ t }) => t === "found")).toHaveLength(45);
  expect(frames.filter(({ t }) => t === "progress").length).toBeGreaterThan(2);
  expect(frames.at(-1)).toEqual({ t: "done", why: "all" });

  // Held where the viewing goes on record, so that nothing depends on how quick the machine is.
  const { viewings } = world.app.tools;
  const held = Promise.withResolvers<void>();
  const begun = vi.fn();
  const begin = vi.spyOn(viewings, "begin").mockImplementation(async () => {
    begun();
    await held.promise;
    return { end() {} };
  });
  const running = [await streamed(counsellor, "くつ"), await streamed(counsellor, "くつ")];
  await vi.waitFor(() => expect(begun).toHaveBeenCalledTimes(2), { timeout: 20_000 });
  const third = await counsellor.callAny("/api/desk/search", { skin: "now", term: "くつ", filter: {} });
  expect(third).toMatchObject({ status: 429, body: { code: "too-many" } });
  expect((await other.callAny("/api/desk/search", { skin: "now", term: "ない物", filter: {} })).status).toBe(
    200,
  );
  for (const { stop } of running) stop.abort();
  await vi.waitFor(() => expect(world.app.vital.gauges["streams"]?.read()).toBe(0), { timeout: 20_000 });
  held.resolve();
  await vi.waitFor(
    async () => {
      const ended = (await lines(world)).filter(({ facts }) => facts.outcome === "stopped");
      expect(ended.map(({ facts }) => facts.count)).toEqual([0, 0]);
    },
    { timeout: 20_000 },
  );
  begin.mockRestore();
  expect(foundIn(await search(counsellor, "くつ"))).toHaveLength(45);
});
