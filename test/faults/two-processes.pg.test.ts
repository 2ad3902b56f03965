// What one process does is the truth for the other, whatever that one still holds of the consultation.
import { expect, test } from "vitest";
import { call } from "../../apps/shared/call.ts";
import { takeUpByCall } from "../take-up.ts";
import { newIdempotencyKey } from "../world.ts";
import { type Browser, openBrowser } from "./browser.ts";
import { type City, openCity } from "./city.ts";
import type { Process } from "./processes.ts";
import { arrived, done } from "./writers.ts";

const at = ({ origin }: Process, { cookie }: Browser) => openBrowser(origin, "stream", cookie);

async function opened(city: City, by: Process) {
  const { child, counsellor, epoch } = await arrived(city);
  const opening = { epoch, key: newIdempotencyKey(), text: "hello" };
  const { consultation } = done(await at(by, child).run(() => call("/api/open", opening)));
  const act = { epoch, consultation };
  return {
    act,
    child,
    counsellor,
    send: (by: Process, text: string) =>
      at(by, child).run(() => call("/api/send", { ...act, key: newIdempotencyKey(), text })),
    claim: (by: Process) => at(by, counsellor).run(() => takeUpByCall(act)),
    reply: (by: Process, text: string, claimVersion: number) =>
      at(by, counsellor).run(() =>
        call("/api/desk/reply", { ...act, key: newIdempotencyKey(), text, claimVersion }),
      ),
  };
}

test("[CN-5] who claimed may answer at once, though the child had written before: by either process", async () => {
  await using city = await openCity();
  const [one, other] = [await city.start(), await city.start()];
  const { send, claim, reply, act, counsellor } = await opened(city, one);
  // Both hold the consultation as one that waits.
  done(await send(one, "are you there?"));
  done(await send(other, "hello?"));
  const { claimVersion } = done(await claim(one));
  for (const process of [one, other]) {
    done(await at(process, counsellor).run(() => call("/api/desk/read", { ...act, upTo: 3 })));
    done(await reply(process, `yes, by ${process.port}`, claimVersion));
  }
  const row = await city.storage.db.selectFrom("consultation").selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({ last_seq: 8, counsellor_seq: 8, counsellor_read: 3 });
}, 180_000);

test("[CN-8] a read mark counts, though this process has not heard of what was read", async () => {
  await using city = await openCity();
  const [one, other] = [await city.start(), await city.start()];
  const { send, claim, reply, act, child } = await opened(city, one);
  const { claimVersion } = done(await claim(one));
  done(await send(other, "are you there?"));
  const { seq } = done(await reply(one, "yes", claimVersion));
  done(await at(other, child).run(() => call("/api/read", { ...act, upTo: seq })));
  const row = await city.storage.db.selectFrom("consultation").selectAll().executeTakeFirstOrThrow();
  expect(row.consultee_read).toBe(seq);
}, 180_000);
