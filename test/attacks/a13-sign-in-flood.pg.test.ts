import { expect, test } from "vitest";
import { openCity, password } from "../staff/city.ts";
import { newIdempotencyKey } from "../world.ts";
import { openTalk } from "./people.ts";

test("[S12.1] A13 [ST-4] [DL-1] while many try names and passwords from everywhere, a talk loses nothing and the real person comes in", async () => {
  await using city = await openCity();
  await city.enrol("soudan1", "counsellor");
  const { browser } = await city.full("soudan1");
  await browser.call("/api/staff/sign-out", {});
  const { consultee, epoch, consultation } = await openTalk(city);

  let over = false;
  const answered: Record<number, number> = {};
  const attackers = Array.from({ length: 60 }, async (_, at) => {
    for (let tried = 0; !over; tried++) {
      const name = tried % 3 === 0 ? "soudan1" : `dareka-${at}-${tried}`;
      const attacker = city.browser(`198.51.${at}.${tried % 250}`);
      const { status } = await attacker.call("/api/staff/sign-in", { name, password: "chigau-aikotoba" });
      answered[status] = (answered[status] ?? 0) + 1;
    }
  });
  try {
    const seqs: number[] = [];
    for (let at = 0; at < 40; at++) {
      const said = { epoch, consultation, key: newIdempotencyKey(), text: `はなし ${at}` };
      const { status, body } = await consultee.call("/api/send", said);
      expect(status).toBe(200);
      seqs.push(body.seq);
    }
    expect(seqs).toEqual(Array.from({ length: 40 }, (_, at) => at + 6));
    const own = await browser.call("/api/staff/sign-in", { name: "soudan1", password });
    expect(own.status).toBe(200);
  } finally {
    over = true;
    await Promise.all(attackers);
  }
  // Wrong, or told to come again: never anything else, and both have happened.
  expect(Object.keys(answered).sort()).toEqual(["401", "503"]);
  expect(city.logged()).not.toContain("A call failed.");
}, 60_000);
