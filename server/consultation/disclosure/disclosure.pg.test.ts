import { expect, test } from "vitest";
import type { DisclosedTo } from "../../../domain/disclosure.ts";
import { openTalk, type Talk } from "../../../test/attacks/people.ts";
import { newIdempotencyKey, openWorld, type World } from "../../../test/world.ts";

const said = { whom: "みほん小学校の先生", summary: "教室でこわい思いをしている", reason: "" };

function acts({ epoch, consultation, consultee, counsellor }: Talk) {
  return {
    ask: (to: DisclosedTo = "school") =>
      counsellor.callAny("/api/desk/ask-consent", { epoch, consultation, to }),
    answer: (answer: string, to: DisclosedTo = "school") =>
      consultee.callAny("/api/consent", { epoch, consultation, to, answer }),
    disclose: (more: object = {}) =>
      counsellor.callAny("/api/desk/disclose", {
        ...{ epoch, consultation, key: newIdempotencyKey(), to: "school", ground: "consent" },
        ...{ ...said, ...more },
      }),
    async entries(who: Talk["consultee"] | Talk["counsellor"], path: "/api/sync" | "/api/desk/sync") {
      const watch = [{ consultation, after: 0 }];
      const { body } = await who.call(path, { epoch, skin: "now", watch });
      const all = body.frames.flatMap((frame) => (frame.t === "entries" ? frame.entries : []));
      return all.filter(({ kind }) => kind === "consent" || kind === "disclosure");
    },
  };
}

async function linesOf(world: World, act: string) {
  const admin = await world.staff("administrator");
  const { body } = await admin.callAny("/api/audit/search", { acts: [act] });
  return (body as { lines: { id: string; facts: object }[] }).lines;
}

test("[S11.1] [BR-5] [BR-6] asked, answered, answered otherwise, passed on: each side sees what is true, and the trail says who", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const { ask, answer, disclose, entries } = acts(talk);
  expect(await disclose()).toMatchObject({ status: 409, body: { code: "no-consent" } });
  expect(await answer("yes")).toMatchObject({ status: 409, body: { code: "not-asked" } });
  expect((await ask()).status).toBe(200);
  expect((await answer("yes")).status).toBe(200);
  expect((await answer("no")).status).toBe(200);
  expect(await disclose()).toMatchObject({ status: 409, body: { code: "no-consent" } });
  expect((await answer("yes")).status).toBe(200);
  expect((await disclose()).status).toBe(200);
  expect(await answer("no")).toMatchObject({ status: 409, body: { code: "disclosed-already" } });
  // Once: a second time is asked for anew.
  expect(await disclose()).toMatchObject({ status: 409, body: { code: "no-consent" } });
  const child = await entries(talk.consultee, "/api/sync");
  expect(child.map((one) => ("said" in one ? one.said : one.kind))).toEqual([
    ...["asked", "yes", "no", "yes", "disclosure"],
  ]);
  expect(child.at(-1)).toMatchObject({ to: "school", ground: "consent" });
  expect(JSON.stringify(child)).not.toContain(talk.counsellor.staff.id);
  const seen = await entries(talk.counsellor, "/api/desk/sync");
  expect(seen.at(-1)).toMatchObject({ to: "school", staff: talk.counsellor.staff.id });
  const { consultation } = talk;
  expect(await linesOf(world, "consultation:ask-consent")).toMatchObject([{ facts: { consultation } }]);
  expect(await linesOf(world, "consultation:disclose")).toMatchObject([
    { id: talk.counsellor.staff.id, facts: { consultation, outcome: "school" } },
  ]);
});

test("[BR-5] without consent only for a written reason; the same key is the same act", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const { disclose, entries } = acts(talk);
  const urgent = { key: newIdempotencyKey(), to: "police", ground: "danger-to-life" };
  expect(await disclose(urgent)).toMatchObject({ status: 400, body: { code: "disclosure-empty" } });
  const because = { ...urgent, reason: "命があぶない" };
  const both = await Promise.all([disclose(because), disclose(because)]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect((await disclose(because)).status).toBe(200);
  expect(await entries(talk.consultee, "/api/sync")).toHaveLength(1);
  expect(await linesOf(world, "consultation:disclose")).toHaveLength(1);
});

test("[BR-5] [AU-9] [SE-1] officials and colleagues see what was passed on, on record, and nobody else reads it where it is stored", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const { consultation } = talk;
  await acts(talk).disclose({ ground: "legal-duty", reason: "通告の義務" });
  const official = await world.staff("official");
  const { body } = await official.call("/api/desk/disclosures", { consultation });
  expect(body.disclosures).toMatchObject([
    {
      ...{ to: "school", ground: "legal-duty", staff: talk.counsellor.staff.id },
      said: { ...said, reason: "通告の義務" },
    },
  ]);
  expect((await linesOf(world, "consultation:view")).map(({ id }) => id)).toContain(official.staff.id);
  const { db } = world.storage;
  const [row] = await db.selectFrom("consultation_disclosure").selectAll().execute();
  expect(row?.sealed.includes(Buffer.from("みほん"))).toBe(false);
  await db.updateTable("consultation_disclosure").set({ staff_id: official.staff.id }).execute();
  const changed = await official.call("/api/desk/disclosures", { consultation });
  expect(changed.body.disclosures).toMatchObject([{ said: null }]);
  expect(world.logged()).toContain("A disclosure does not open");
  expect(world.logged()).not.toContain("みほん");
});

test("[BR-5] only who holds the consultation, or a supervisor in their place, asks and passes on", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const { epoch, consultation } = talk;
  const asking = { epoch, consultation, to: "school" } as const;
  const [other, chief] = [await world.staff("counsellor"), await world.staff("supervisor")];
  expect(await other.call("/api/desk/ask-consent", asking)).toMatchObject({ status: 409 });
  expect((await chief.call("/api/desk/ask-consent", asking)).status).toBe(200);
  const stranger = await world.consultee();
  expect(await stranger.callAny("/api/consent", { ...asking, answer: "yes" })).toMatchObject({
    ...{ status: 404, body: { code: "not-found" } },
  });
});
