import { expect, test } from "vitest";
import { newIdempotencyKey, openWorld } from "../../test/world.ts";

test("A16 [AC-3] とじる takes the token from the browser; the consultation goes on for who is left in it", async () => {
  await using world = await openWorld();
  const consultee = await world.consultee();
  const epoch = world.app.tools.epoch();
  const opened = await consultee.call("/api/open", { epoch, key: newIdempotencyKey(), text: "ひみつ" });
  const answer = await fetch(`${world.origin}/api/leave`, {
    method: "POST",
    headers: { origin: world.origin, cookie: consultee.cookie, "content-type": "application/json" },
    body: "{}",
  });
  expect(answer.headers.get("set-cookie")).toMatch(/^yorisoi=; Max-Age=0; Path=\/;.*HttpOnly/);
  // The next one at this tablet has no cookie, and is a stranger.
  const next = await world.visitor().call("/api/arrive", {});
  expect(next.body.consultation).toBeNull();
  const counsellor = await world.staff("counsellor");
  const claimed = await counsellor.call("/api/desk/claim", { epoch, consultation: opened.body.consultation });
  expect(claimed.status).toBe(200);
});
