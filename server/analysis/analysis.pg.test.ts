import { expect, test, vi } from "vitest";
import type { Api } from "../../contract/api.ts";
import { type Caller, newIdempotencyKey, openWorld, type World } from "../../test/world.ts";

type Asked = Omit<Api["/api/desk/analysis"]["input"], "skin">;
type Frame = Api["/api/desk/analysis"]["output"]["frames"][number];

const at = new Date("2027-05-10T01:00:00Z");
const year: Asked = { from: "2027-04-01", to: "2028-03-31", purpose: "statistics" };

async function writes(
  world: World,
  texts: readonly string[],
  topic?: "bullying" | "family",
): Promise<Caller> {
  const epoch = world.app.tools.epoch();
  const child = await world.consultee();
  const [text = "", ...rest] = texts;
  const key = newIdempotencyKey();
  const { consultation } = (await child.call("/api/open", { epoch, key, text })).body;
  for (const text of rest)
    await child.call("/api/send", { epoch, consultation, key: newIdempotencyKey(), text });
  if (topic) await child.call("/api/attributes", { epoch, consultation, attributes: { topics: [topic] } });
  return child;
}

async function analyse(who: Caller, asked: Asked): Promise<Frame[]> {
  const { status, body } = await who.call("/api/desk/analysis", { skin: "now", ...asked });
  expect(status).toBe(200);
  return body.frames;
}

function lines(world: World) {
  return world.storage.db
    .selectFrom("audit_line")
    .select(["actor_id as actor", "facts"])
    .where("act", "=", "contents:analyse")
    .orderBy("position")
    .execute();
}

test("[S8.4] [AN-1] [AN-2] words are counted by people, in a period and of a kind; what four wrote is not shown, nor is anything of four people", async () => {
  await using world = await openWorld({ now: () => at });
  const official = await world.staff("official");
  for (let nth = 0; nth < 5; nth++)
    await writes(
      world,
      // The longest talk has more messages than are read at a time.
      ["がっこうで むしされる", ...Array.from({ length: nth === 0 ? 120 : 1 }, () => "学校で無視された")],
      nth < 4 ? "bullying" : "family",
    );
  await writes(world, ["たろうくんが ランドセルをかくした"]);
  expect(await analyse(official, year)).toEqual([
    {
      ...{ t: "analysed", people: 6, pairs: [{ words: ["学校", "無視"], people: 5 }] },
      words: [
        { word: "学校", people: 5 },
        { word: "無視", people: 5 },
      ],
    },
    { t: "done", why: "all" },
  ]);
  const few = { t: "analysed", people: null, words: [], pairs: [] };
  expect((await analyse(official, { ...year, topic: "bullying" }))[0]).toEqual(few);
  expect((await analyse(official, { ...year, from: "2027-05-11" }))[0]).toEqual(few);
  expect((await analyse(official, { ...year, school: "high" }))[0]).toEqual(few);
});

test("[S11.1] [AN-1] [AC-1] only those who may, and only for a purpose; it is on record before and after, and no word of it is anywhere", async () => {
  await using world = await openWorld({ now: () => at });
  for (let nth = 0; nth < 5; nth++) await writes(world, ["ひみつのことばをかいた"]);
  const [official, supervisor] = [await world.staff("official"), await world.staff("supervisor")];
  expect((await supervisor.callAny("/api/desk/analysis", { skin: "now", ...year })).status).toBe(403);
  const { purpose: _, ...aimless } = year;
  for (const wrong of [aimless, { ...year, from: "2028-04-01" }, { ...year, from: "1927-04-01" }])
    expect((await official.callAny("/api/desk/analysis", { skin: "now", ...wrong })).status).toBe(400);
  expect(await lines(world)).toEqual([]);
  const [found] = await analyse(official, { ...year, topic: "bullying", school: "junior-high" });
  expect(found).toMatchObject({ people: null });
  await analyse(official, year);
  const all = await lines(world);
  const of = { purpose: "statistics", from: "2027-03-31T15:00:00.000Z", to: "2028-03-31T15:00:00.000Z" };
  expect(all.map(({ facts }) => facts)).toEqual([
    { ...of, setting: "bullying-junior-high", outcome: "begun" },
    { ...of, setting: "bullying-junior-high", outcome: "all", count: 0 },
    { ...of, setting: "any-any", outcome: "begun" },
    { ...of, setting: "any-any", outcome: "all", count: expect.any(Number) },
  ]);
  for (const { actor } of all) expect(actor).toBe(official.staff.id);
  expect(world.logged()).not.toMatch(/ひみつ|ことば/);
});

test("[AN-1] as a stream it says how far it is; whoever closes it stops it, which is on record; one at once", async () => {
  await using world = await openWorld({ now: () => at });
  const official = await world.staff("official");
  for (let nth = 0; nth < 30; nth++) await writes(world, ["学校に行きたくない"]);
  const ask = (signal?: AbortSignal): Promise<Response> =>
    fetch(`${official.origin}/api/desk/analysis`, {
      method: "POST",
      body: JSON.stringify({ skin: "stream", ...year }),
      headers: {
        ...{ "content-type": "application/json", cookie: official.cookie, origin: official.origin },
      },
      ...(signal && { signal }),
    });
  const text = await (await ask()).text();
  const frames = [...text.matchAll(/^data: (.*)$/gm)].map(([, frame]) => JSON.parse(`${frame}`) as Frame);
  expect(frames.map(({ t }) => t)).toEqual([
    "progress",
    "progress",
    "progress",
    "progress",
    "analysed",
    "done",
  ]);
  expect(frames[3]).toEqual({ t: "progress", read: 60, of: 60 });
  expect(frames[4]).toMatchObject({
    people: 30,
    words: expect.arrayContaining([{ word: "学校", people: 30 }]),
  });

  // Held where it opens what was written, so that nothing depends on how quick the machine is.
  const { keys } = world.app.tools;
  const of = keys.of.bind(keys);
  const held = Promise.withResolvers<void>();
  const spied = vi.spyOn(keys, "of").mockImplementation(async (...asked) => {
    await held.promise;
    return of(...asked);
  });
  const stop = new AbortController();
  const answer = await ask(stop.signal);
  expect(answer.status).toBe(200);
  await vi.waitFor(() => expect(spied).toHaveBeenCalled(), { timeout: 20_000 });
  const second = await official.callAny("/api/desk/analysis", { skin: "now", ...year });
  expect(second).toMatchObject({ status: 429, body: { code: "too-many" } });
  stop.abort();
  await vi.waitFor(() => expect(world.app.vital.gauges["streams"]?.read()).toBe(0), { timeout: 20_000 });
  held.resolve();
  await vi.waitFor(
    async () => expect((await lines(world)).at(-1)?.facts).toMatchObject({ outcome: "stopped" }),
    { timeout: 20_000 },
  );
  spied.mockRestore();
  expect((await analyse(official, year))[0]).toMatchObject({ people: 30 });
});
