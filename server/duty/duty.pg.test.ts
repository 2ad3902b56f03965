import { expect, onTestFinished, test } from "vitest";
import { type DutyPlan, type PersonDuty, usualCapacity } from "../../domain/duty.ts";
import { firstSettings } from "../../domain/first-settings.ts";
import type { StaffId } from "../../domain/ids.ts";
import { takeUp } from "../../test/take-up.ts";
import { newIdempotencyKey, openWorld } from "../../test/world.ts";

const at = (time: string): Date => new Date(`2026-11-${time}+09:00`);
const allDay = [{ opens: 540, closes: 1_020 }];
const everyDay = Array.from({ length: 7 }, () => allDay);

/** A city whose clock the test holds. */
async function openCity(start: Date) {
  let now = start;
  const world = await openWorld({ reception: firstSettings, now: () => now });
  onTestFinished(() => world[Symbol.asyncDispose]());
  function set(time: Date): void {
    now = time;
  }
  async function ask() {
    const child = await world.consultee();
    const epoch = world.app.tools.epoch();
    const { body } = await child.call("/api/open", { epoch, key: newIdempotencyKey(), text: "ねえ" });
    const talk = { epoch, consultation: body.consultation };
    return { talk, place: async () => (await child.call("/api/place", talk)).body.place };
  }
  return { world, set, ask };
}

const person = (staff: StaffId, more: Partial<PersonDuty> = {}): PersonDuty => ({
  ...{ staff, capacity: usualCapacity, week: everyDay, days: [] },
  ...more,
});
const planOf = (...people: PersonDuty[]): DutyPlan => ({ people, alarmMinutes: 10 });

test("[DU-3] a version each, on record; of two who change the same one, one is told", async () => {
  const { world } = await openCity(at("20T10:00"));
  const [supervisor, admin] = [await world.staff("supervisor"), await world.staff("administrator")];
  const counsellor = await world.staff("counsellor");
  const before = (await counsellor.call("/api/duty", {})).body;
  expect(before).toMatchObject({ version: 0, plan: { people: [], alarmMinutes: 10 }, said: [] });
  expect(before.people.map(({ id }) => id).sort()).toEqual([counsellor.staff.id, supervisor.staff.id].sort());
  expect(before.reception[0]).toEqual({ day: "2026-11-20", hours: [{ opens: 525, closes: 1_035 }] });
  const plan = planOf(person(counsellor.staff.id));
  expect(await supervisor.call("/api/duty/plan", { version: 0, plan })).toEqual({
    status: 200,
    body: { version: 1 },
  });
  const late = await admin.call("/api/duty/plan", { version: 0, plan });
  expect(late).toMatchObject({ status: 409, body: { code: "settings-moved" } });
  const wrong = planOf(person(counsellor.staff.id), person(counsellor.staff.id));
  expect(await admin.call("/api/duty/plan", { version: 1, plan: wrong })).toMatchObject({
    ...{ status: 400, body: { code: "bad-input", detail: { fault: "person-twice" } } },
  });
  expect((await counsellor.call("/api/duty", {})).body).toMatchObject({ version: 1, plan });
  const { body } = await admin.call("/api/audit/search", { acts: ["settings:change"] });
  expect(body.lines).toMatchObject([{ id: supervisor.staff.id, facts: { setting: "duty", version: 1 } }]);
});

test("[DU-1] 今日は入ります・抜けます: the last word of the day counts, and is on record", async () => {
  const { world, set } = await openCity(at("20T10:00"));
  const [counsellor, admin] = [await world.staff("counsellor"), await world.staff("administrator")];
  for (const on of [true, true, false]) await counsellor.call("/api/duty/say", { on });
  const { id: staff } = counsellor.staff;
  expect((await counsellor.call("/api/duty", {})).body.said).toEqual([
    { staff, day: "2026-11-20", on: false },
  ]);
  const { body } = await admin.call("/api/audit/search", { acts: ["duty:say"] });
  expect(body.lines.map(({ facts }) => facts["outcome"]).sort()).toEqual(["off", "on", "on"]);
  set(at("21T00:00"));
  expect((await counsellor.call("/api/duty", {})).body.said).toEqual([]);
});

test("[DU-4] the child's estimate heeds who is on duty: no number rather than a false one", async () => {
  const { world, set, ask } = await openCity(at("20T10:00"));
  const counsellor = await world.staff("counsellor");
  // Three that were answered after ten minutes, and ended half an hour after they were taken up.
  for (let n = 0; n < 3; n++) {
    set(at(`20T1${n}:00`));
    const { talk } = await ask();
    const { claimVersion } = (await takeUp(counsellor, talk)).body;
    set(at(`20T1${n}:10`));
    const said = { ...talk, key: newIdempotencyKey(), text: "はい", claimVersion };
    await counsellor.call("/api/desk/reply", said);
    set(at(`20T1${n}:30`));
    await counsellor.call("/api/desk/close", talk);
  }
  const entrance = async () => {
    // What was counted a second ago is believed: another process has counted nothing yet.
    const another = await world.another();
    return (await world.visitor(another.origin).call("/api/reception", { wording: "standard" })).body.minutes;
  };
  set(at("20T13:00"));
  expect(await entrance()).toBe(10);
  const supervisor = await world.staff("supervisor");
  // Whoever plans says nothing yet about who is there.
  const away = planOf(person(counsellor.staff.id, { capacity: 1, days: [{ day: "2026-11-20", hours: [] }] }));
  await supervisor.call("/api/duty/plan", { version: 0, plan: away });
  expect(await entrance()).toBeNull();
  await counsellor.call("/api/duty/say", { on: true });
  expect(await entrance()).toBe(10);
  const first = await ask();
  await takeUp(counsellor, first.talk);
  // One place, and it is taken: as long as a consultation lasts.
  expect(await entrance()).toBe(30);
  await ask();
  expect(await entrance()).toBe(60);
  set(at("20T20:00"));
  expect(await entrance()).toBeNull();
});
