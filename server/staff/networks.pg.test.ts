import { expect, test } from "vitest";
import { said } from "../../test/staff/browser.ts";
import { openCity, password } from "../../test/staff/city.ts";
import { openDeskStream } from "../../test/staff/streams.ts";

const [office, home] = ["192.0.2.10", "198.51.100.7"];

test("[S11.8] F23 [ST-9] a rule for networks ends the streams that it shuts out within 5 s, on another process too, and no others", async () => {
  await using city = await openCity();
  const other = await city.another();
  await city.enrol("kanri", "administrator");
  await city.enrol("soudan1", "counsellor");
  const administrator = (await city.full("kanri", city.browser(office))).browser;
  const inside = (await city.full("soudan1", city.browser(office))).browser;
  const outside = city.browser(home);
  for (const [name, value] of inside.cookies) outside.cookies.set(name, value);

  const [stays, near, far] = await Promise.all([
    openDeskStream(city, inside),
    openDeskStream(city, outside),
    openDeskStream(city, outside, other.origin),
  ]);
  const epoch = city.app.tools.epoch();
  const first = await outside.call("/api/desk/sync", {
    epoch,
    skin: "now",
    desk: { after: null },
    watch: [],
  });
  const list = first.body.frames.find((frame) => frame.t === "desk");
  const waiting = outside.copy().call("/api/desk/sync", {
    ...{ epoch, skin: "wait" as const, watch: [] },
    desk: { after: list?.t === "desk" ? list.after : null },
  });

  const since = performance.now();
  const rule = { role: "counsellor" as const, networks: ["192.0.2.0/24"] };
  expect(await said(administrator.call("/api/staff/set-networks", rule))).toBe("200");
  for (const ended of [near.ended, far.ended]) expect((await ended) - since).toBeLessThan(5_000);
  const { body, status } = await waiting;
  if (status === 200) expect(body.frames.map((frame) => frame.t)).toEqual(["hello", "end"]);
  expect(near.text()).toContain('"why":"not-allowed"');
  await expect
    .poll(() => said(outside.call("/api/staff/stay", {})), { timeout: 10_000 })
    .toMatch(/^200|network-not-allowed/);
  const act = { epoch, consultation: "0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000" as never };
  expect(await said(outside.call("/api/desk/claim", act))).toBe("403 network-not-allowed");
  // The same session goes on where it may be: its stream was never touched.
  expect(await said(inside.call("/api/desk/claim", act))).toBe("404 not-found");
  expect(stays.text()).not.toContain('"t":"end"');
  expect(password).not.toBe("");
});
