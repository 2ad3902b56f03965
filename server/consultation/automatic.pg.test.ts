import { describe, expect, onTestFinished, test } from "vitest";
import type { ConsulteeEntry } from "../../contract/sync.ts";
import { firstSettings } from "../../domain/first-settings.ts";
import { type Caller, newIdempotencyKey, openWorld } from "../../test/world.ts";
import { tellLongWaits } from "./tell-long-waits.ts";

const at = (time: string): Date => new Date(`2026-11-${time}+09:00`);

/** Two processes of a city with a real city's reception, whose clock the test holds. */
async function openCity(start: Date) {
  let now = start;
  const world = await openWorld({ reception: firstSettings, now: () => now });
  onTestFinished(() => world[Symbol.asyncDispose]());
  const another = await world.another();
  const epoch = world.app.tools.epoch();
  return {
    ...{ world, another, epoch },
    apps: [world.app, another.app],
    set(time: Date) {
      now = time;
    },
    /** The same browser at the other process. */
    elsewhere(who: Caller): Caller {
      const { callAny, cookie } = world.visitor(another.origin);
      expect(cookie).toBe("");
      const known = (path: string, body: unknown) => callAny(path, body, { cookie: who.cookie });
      return { ...who, callAny: known, call: known as Caller["call"] };
    },
    async write(child: Caller, key = newIdempotencyKey()) {
      const { body } = await child.call("/api/open", { epoch, key, text: "ねえ" });
      return body.consultation;
    },
    async entries(child: Caller, consultation: Awaited<ReturnType<typeof this.write>>) {
      const watch = [{ consultation, after: 0 }];
      const { frames } = (await child.call("/api/sync", { epoch, skin: "now", watch })).body;
      return frames.flatMap((frame) => (frame.t === "entries" ? (frame.entries as ConsulteeEntry[]) : []));
    },
  };
}

const automatic = (entries: readonly ConsulteeEntry[]) =>
  entries.flatMap((entry) => (entry.kind === "automatic" ? [[entry.reason, entry.promised]] : []));

describe("[S8.5] [RC-4] each automatic reply is stored once, with what it answers", () => {
  test("the first message out of hours, sent again and again to both processes", async () => {
    const city = await openCity(at("20T22:00"));
    const child = await city.world.consultee();
    const key = newIdempotencyKey();
    const sends = [child, city.elsewhere(child), child, city.elsewhere(child)];
    const [consultation, ...same] = await Promise.all(sends.map((who) => city.write(who, key)));
    if (!consultation) throw new Error("It was not opened.");
    expect(new Set(same)).toEqual(new Set([consultation]));
    const entries = await city.entries(child, consultation);
    expect(entries.map(({ kind, seq }) => [kind, seq])).toEqual([
      ["message", 1],
      ["automatic", 2],
    ]);
    expect(automatic(entries)).toEqual([["out-of-hours", at("24T08:45").toISOString()]]);
  });

  test("messages to both processes at once, in the first minute after closing and again the next night", async () => {
    const city = await openCity(at("20T10:00"));
    const child = await city.world.consultee();
    const consultation = await city.write(child);
    for (const night of ["20T22:00", "24T22:00"]) {
      city.set(at(night));
      const sends = Array.from({ length: 12 }, (_, n) => (n % 2 ? child : city.elsewhere(child)));
      const answers = await Promise.all(
        sends.map((who, n) =>
          who.call("/api/send", {
            ...{ epoch: city.epoch, consultation },
            ...{ key: newIdempotencyKey(), text: `${n}` },
          }),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    }
    const entries = await city.entries(child, consultation);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, n) => n + 1));
    expect(entries.filter(({ kind }) => kind === "message")).toHaveLength(25);
    expect(automatic(entries)).toEqual([
      ["received", null],
      ["out-of-hours", at("24T08:45").toISOString()],
      ["out-of-hours", at("25T08:45").toISOString()],
    ]);
  });

  test("a long wait, looked for by both processes at once, while the child writes", async () => {
    const city = await openCity(at("20T10:00"));
    const children = await Promise.all(Array.from({ length: 6 }, () => city.world.consultee()));
    const talks = await Promise.all(children.map((child) => city.write(child)));
    city.set(at("20T10:14"));
    for (const { tools } of city.apps) await tellLongWaits(tools);
    city.set(at("20T10:15"));
    const text = { epoch: city.epoch, text: "まだ？" };
    await Promise.all([
      ...[...city.apps, ...city.apps].map(({ tools }) => tellLongWaits(tools)),
      ...children.map((child, n) =>
        child.call("/api/send", {
          ...text,
          ...{ consultation: talks[n] as (typeof talks)[number], key: newIdempotencyKey() },
        }),
      ),
    ]);
    for (const [n, child] of children.entries()) {
      const entries = await city.entries(child, talks[n] as (typeof talks)[number]);
      expect(automatic(entries)).toEqual([
        ["received", null],
        ["long-wait", null],
      ]);
      expect(entries).toHaveLength(4);
    }
  });

  test("the end; staff see the same", async () => {
    const city = await openCity(at("20T10:00"));
    const [child, counsellor] = [await city.world.consultee(), await city.world.staff("counsellor")];
    const consultation = await city.write(child);
    const act = { epoch: city.epoch, consultation };
    await counsellor.call("/api/desk/claim", act);
    const closed = await Promise.all([
      counsellor.call("/api/desk/close", act),
      city.elsewhere(counsellor).call("/api/desk/close", act),
    ]);
    expect(closed.map(({ body }) => body.lastSeq)).toEqual([5, 5]);
    const entries = await city.entries(child, consultation);
    expect(entries.map(({ kind }) => kind)).toEqual(["message", "automatic", "claim", "close", "automatic"]);
    const seen = await counsellor.call("/api/desk/sync", {
      ...{ epoch: city.epoch, skin: "now", watch: [{ consultation, after: 0 }] },
    });
    const frames = seen.body.frames.flatMap((frame) => (frame.t === "entries" ? frame.entries : []));
    expect(frames.filter(({ kind }) => kind === "automatic")).toEqual(
      entries.filter(({ kind }) => kind === "automatic"),
    );
  });
});

test("[S8.5] what was written at night is kept, and comes first in the morning", async () => {
  const city = await openCity(at("20T22:00"));
  const [night, morning] = [await city.world.consultee(), await city.world.consultee()];
  const first = await city.write(night);
  city.set(at("24T08:45"));
  const second = await city.write(morning);
  const counsellor = await city.world.staff("counsellor");
  const list = await counsellor.call("/api/desk/sync", {
    ...{ epoch: city.epoch, skin: "now", desk: { after: null }, watch: [] },
  });
  const rows = list.body.frames.flatMap((frame) => (frame.t === "desk" ? frame.changes : []));
  expect(rows.filter(({ state }) => state === "waiting")).toHaveLength(2);
  const places = [
    (await night.call("/api/place", { epoch: city.epoch, consultation: first })).body.place?.ahead,
    (await morning.call("/api/place", { epoch: city.epoch, consultation: second })).body.place?.ahead,
  ];
  expect(places).toEqual([0, 1]);
});

test("[S8.5] a change of the city's hours counts for the next message, at every process", async () => {
  const city = await openCity(at("20T10:00"));
  const admin = await city.world.staff("administrator");
  const storm = { name: "大雪", from: "2026-11-20", to: "2026-11-20", hours: [] };
  const calendar = { ...firstSettings.calendar, specialDays: [storm] };
  await admin.call("/api/reception/set", { version: 0, settings: { ...firstSettings, calendar } });
  const child = await city.world.consultee();
  const consultation = await city.write(child);
  expect(automatic(await city.entries(child, consultation))).toEqual([
    ["out-of-hours", at("24T08:45").toISOString()],
  ]);
  const there = city.elsewhere(await city.world.consultee());
  await expect
    .poll(async () => (await there.call("/api/reception", { wording: "standard" })).body.open, {
      timeout: 20_000,
    })
    .toBe(false);
});
