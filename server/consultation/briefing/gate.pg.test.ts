import { expect, test } from "vitest";
import { openTalk } from "../../../test/attacks/people.ts";
import { takeUp } from "../../../test/take-up.ts";
import { newIdempotencyKey, openWorld } from "../../../test/world.ts";

test("[S8.8] A19 [BR-1] [BR-2] a reply without the briefing is refused by every process, and on record; what was refused is not stored", async () => {
  await using world = await openWorld();
  const second = await world.another();
  const epoch = world.app.tools.epoch();
  const [child, counsellor] = [await world.consultee(), await world.staff("counsellor")];
  const opening = { epoch, key: newIdempotencyKey(), text: "きいてください" };
  const { consultation } = (await child.call("/api/open", opening)).body;
  const { claimVersion } = (await counsellor.call("/api/desk/claim", { epoch, consultation })).body;
  const say = (origin = world.origin) => {
    const key = newIdempotencyKey();
    const said = { epoch, consultation, key, text: "はい", claimVersion };
    return world.visitor(origin).callAny("/api/desk/reply", said, { cookie: counsellor.cookie });
  };
  const code = async (origin?: string) => {
    const { status, body } = await say(origin);
    return status === 200 ? "taken" : (body as { code: string }).code;
  };
  const each = async () => [await code(), await code(second.origin)];
  expect(await each()).toEqual(["briefing-unread", "briefing-unread"]);
  // To open it is not to have read it.
  const { version } = (await counsellor.call("/api/desk/briefing", { consultation })).body;
  expect(await each()).toEqual(["briefing-unread", "briefing-unread"]);
  await counsellor.call("/api/desk/briefing-read", { epoch, consultation, version });
  expect(await each()).toEqual(["taken", "taken"]);
  // The child opens another one: both hold this talk in memory as one that may be answered.
  await child.call("/api/open", { ...opening, key: newIdempotencyKey(), text: "もうひとつ" });
  expect(await each()).toEqual(["briefing-moved", "briefing-moved"]);
  const refused = await world.storage.db
    .selectFrom("audit_line")
    .select(["actor_id", "facts"])
    .where("act", "=", "access:refuse")
    .execute();
  // The first of its kind by each of the two.
  const facts = { endpoint: "/api/desk/reply", refusal: "briefing-unread" };
  expect(refused).toMatchObject(Array(2).fill({ actor_id: counsellor.staff.id, facts }));
  const stored = await world.storage.db
    .selectFrom("entry")
    .select("seq")
    .where("kind", "=", "message")
    .where("consultation_id", "=", consultation)
    .execute();
  expect(stored).toHaveLength(3);
});

test("[DL-2] [BR-2] what was taken before something became known is answered the same when it is sent again", async () => {
  await using world = await openWorld();
  const { epoch, consultation, consultee, counsellor, claimVersion } = await openTalk(world);
  const said = { epoch, consultation, key: newIdempotencyKey(), text: "はい", claimVersion };
  const first = await counsellor.call("/api/desk/reply", said);
  await consultee.call("/api/attributes", { epoch, consultation, attributes: { relation: "child" } });
  expect(await counsellor.call("/api/desk/reply", said)).toEqual(first);
  const next = { ...said, key: newIdempotencyKey() };
  expect((await counsellor.callAny("/api/desk/reply", next)).body).toMatchObject({ code: "briefing-moved" });
  await takeUp(counsellor, { epoch, consultation });
  expect((await counsellor.call("/api/desk/reply", next)).status).toBe(200);
});
