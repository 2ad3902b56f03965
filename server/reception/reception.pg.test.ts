import { describe, expect, onTestFinished, test } from "vitest";
import { firstSettings } from "../../domain/first-settings.ts";
import { takeUp } from "../../test/take-up.ts";
import {
  type Caller,
  newIdempotencyKey,
  openWorld,
  type World,
  type WorldOptions,
} from "../../test/world.ts";

const at = (time: string): Date => new Date(`2026-11-${time}+09:00`);
const night = at("20T22:00");

/** A city whose clock the test holds. */
async function openCity(start: Date, options: WorldOptions = {}) {
  let now = start;
  const world = await openWorld({ reception: firstSettings, ...options, now: () => now });
  onTestFinished(() => world[Symbol.asyncDispose]());
  return {
    world,
    set(time: Date) {
      now = time;
    },
  };
}

async function write(world: World, child: Caller, text = "ねえ") {
  const epoch = world.app.tools.epoch();
  const { body } = await child.call("/api/open", { epoch, key: newIdempotencyKey(), text });
  return { epoch, consultation: body.consultation };
}

const wanted = { wording: "standard" } as const;

describe("[S8.5] [S12.3-5] what the entrance shows", () => {
  test("while a person answers, until when; out of hours, from when on", async () => {
    const { world, set } = await openCity(at("20T17:14"));
    const anyone = world.visitor();
    const open = (await anyone.call("/api/reception", wanted)).body;
    expect(open).toMatchObject({ open: true, closesAt: at("20T17:15").toISOString(), opensAt: null });
    set(night);
    const closed = (await anyone.call("/api/reception", { wording: "english" })).body;
    const opensAt = at("24T08:45").toISOString();
    expect(closed).toMatchObject({ now: night.toISOString(), open: false, closesAt: null, opensAt });
    expect(closed.replies["out-of-hours"]).toBe(firstSettings.replies["out-of-hours"].texts.english);
    expect(closed.helpDesks).toEqual(firstSettings.helpDesks);
  });

  test("how many wait, and nothing that says who", async () => {
    const { world } = await openCity(at("20T10:00"));
    const children = [await world.consultee(), await world.consultee(), await world.consultee()];
    const talks = [];
    for (const child of children) talks.push(await write(world, child, "ひみつのことば"));
    const { body } = await world.visitor().call("/api/reception", wanted);
    expect(body).toMatchObject({ waiting: 3, minutes: null });
    expect(JSON.stringify(body)).not.toContain("ひみつ");
    const places = [];
    for (const [n, child] of children.entries())
      places.push((await child.call("/api/place", talks[n] as (typeof talks)[number])).body.place?.ahead);
    expect(places).toEqual([0, 1, 2]);
    const counsellor = await world.staff("counsellor");
    await counsellor.call("/api/desk/claim", talks[0] as (typeof talks)[number]);
    const [first, second] = children as [Caller, Caller];
    expect((await first.call("/api/place", talks[0] as (typeof talks)[number])).body.place).toBeNull();
    expect((await second.call("/api/place", talks[1] as (typeof talks)[number])).body.place?.ahead).toBe(0);
  });

  test("about how long it takes, by those who were answered lately", async () => {
    const { world, set } = await openCity(at("20T10:00"));
    const counsellor = await world.staff("counsellor");
    for (let n = 0; n < 3; n++) {
      set(at(`20T1${n}:00`));
      const talk = await write(world, await world.consultee());
      const { claimVersion } = (await takeUp(counsellor, talk)).body;
      set(at(`20T1${n}:12`));
      await counsellor.call("/api/desk/reply", {
        ...talk,
        ...{ key: newIdempotencyKey(), text: "はい", claimVersion },
      });
    }
    const { body } = await world.visitor().call("/api/reception", wanted);
    expect(body).toMatchObject({ waiting: 0, minutes: 15 });
  });
});

describe("the city sets its reception", () => {
  test("[RC-3] a version each, with who and when; on record; no change goes under", async () => {
    const { world } = await openCity(at("20T10:00"));
    const [admin, other] = [await world.staff("administrator"), await world.staff("administrator")];
    const before = (await admin.call("/api/reception/settings", {})).body;
    expect(before).toEqual({ version: 0, settings: firstSettings, versions: [], scansPictures: false });
    const settings = { ...before.settings, longWaitMinutes: 20 };
    expect(await admin.call("/api/reception/set", { version: 0, settings })).toEqual({
      status: 200,
      body: { version: 1 },
    });
    const late = await other.call("/api/reception/set", { version: 0, settings });
    expect(late).toMatchObject({ status: 409, body: { code: "settings-moved" } });
    const after = (await other.call("/api/reception/settings", {})).body;
    expect(after.settings.longWaitMinutes).toBe(20);
    expect(after.versions).toEqual([
      {
        ...{ version: 1, at: at("20T10:00").toISOString() },
        ...{ staff: admin.staff.id, displayName: admin.staff.displayName },
      },
    ]);
    const trail = (await admin.call("/api/audit/search", { acts: ["settings:change"] })).body;
    expect(trail.lines).toMatchObject([
      { act: "settings:change", id: admin.staff.id, facts: { setting: "reception", version: 1 } },
    ]);
  });

  test("[RC-3] of two who change the same version at once, one is told", async () => {
    const { world } = await openCity(at("20T10:00"));
    const another = await world.another();
    const admin = await world.staff("administrator");
    const elsewhere = await world.staff("administrator", another.origin);
    const answers = await Promise.all(
      [admin, elsewhere, admin, elsewhere].map((who) =>
        who.call("/api/reception/set", { version: 0, settings: firstSettings }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  });

  test("[RC-2] what is no calendar is refused, and told where", async () => {
    const { world } = await openCity(at("20T10:00"));
    const admin = await world.staff("administrator");
    const week = firstSettings.calendar.week.map(() => []);
    const settings = { ...firstSettings, calendar: { ...firstSettings.calendar, week } };
    expect(await admin.call("/api/reception/set", { version: 0, settings })).toMatchObject({
      status: 400,
      body: { code: "bad-input", detail: { fault: "never-open", where: "calendar.week" } },
    });
  });
});
