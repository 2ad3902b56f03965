import { expect, test } from "vitest";
import { takeUp } from "../../test/take-up.ts";
import { newIdempotencyKey, openWorld } from "../../test/world.ts";

test("[S4.2] [CB-8] one's own consultations, the newest first, with what was asked for; nobody else's", async () => {
  await using world = await openWorld();
  const epoch = world.app.tools.epoch();
  const [child, other, counsellor] = [
    await world.consultee(),
    await world.consultee(),
    await world.staff("counsellor"),
  ];
  const empty = { consultations: [], wordsMadeAt: null, rememberedUntil: null };
  expect((await child.call("/api/history", {})).body).toEqual(empty);
  const open = async (who: typeof child) =>
    (await who.call("/api/open", { epoch, key: newIdempotencyKey(), text: "ねえ" })).body.consultation;
  const [first] = [await open(child), await open(other)];
  await takeUp(counsellor, { epoch, consultation: first });
  const reply = { epoch, consultation: first, key: newIdempotencyKey(), text: "はい", claimVersion: 1 };
  expect((await counsellor.call("/api/desk/reply", reply)).status).toBe(200);
  await counsellor.call("/api/desk/close", { epoch, consultation: first });
  const second = await open(child);
  await child.call("/api/words", {});
  const asked = await child.call("/api/deletion/ask", {
    consultation: first,
    reason: "afraid-of-being-seen",
  });
  const { body } = await child.call("/api/history", {});
  expect(body).toMatchObject({
    consultations: [
      { id: second, state: "waiting", unread: false, deletionAskedAt: null },
      { id: first, state: "closed", unread: true, deletionAskedAt: asked.body.askedAt },
    ],
    wordsMadeAt: expect.any(String),
  });
  // An old one is opened to be read; a closed one takes no message.
  const watch = [{ consultation: first, after: 0 }];
  const read = await child.call("/api/sync", { epoch, skin: "now", watch });
  expect(JSON.stringify(read.body)).toContain("はい");
  const more = { epoch, consultation: first, key: newIdempotencyKey(), text: "もっと" };
  expect((await child.callAny("/api/send", more)).body).toMatchObject({ code: "consultation-closed" });
});
