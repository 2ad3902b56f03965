import { expect, test } from "vitest";
import type { StaffId } from "../../../domain/ids.ts";
import type { Role } from "../../../domain/people.ts";
import { type Caller, openWorld } from "../../../test/world.ts";

const quarter = "2026-q3";
const day = 86_400_000;

/** A city in August, whose clock can be put on. */
async function inAugust() {
  let at = new Date("2026-08-10T01:00:00Z");
  const world = await openWorld({ now: () => at });
  return {
    world,
    goTo(time: string) {
      at = new Date(time);
    },
    later(millis: number) {
      at = new Date(at.getTime() + millis);
    },
  };
}

const read = async (who: Caller) => (await who.call("/api/access-review/read", {})).body.quarters;
const answerOf = async (who: Caller, staff: StaffId, of = quarter) =>
  (await read(who)).find((one) => one.quarter === of)?.reviewed.find((one) => one.staff === staff)?.answer;
const about = (staff: StaffId, roles: Role[], of = quarter) => ({ quarter: of, staff, roles });

test("[S11.12] [RG-5] somebody else says of each that the roles are needed; who was left out is told when the quarter is over", async () => {
  const { world, goTo } = await inAugust();
  await using _ = world;
  const [supervisor, counsellor] = [await world.staff("supervisor"), await world.staff("counsellor")];
  const confirm = (who: Caller, staff: StaffId, roles: Role[], of?: string) =>
    who.callAny("/api/access-review/confirm", about(staff, roles, of));
  expect(await read(supervisor)).toMatchObject([
    { quarter: "2026-q2", isOver: true, reviewed: [] },
    { quarter, isOver: false, last: "2026-09-30" },
  ]);
  const { id } = counsellor.staff;
  expect(await confirm(counsellor, id, ["counsellor"])).toMatchObject({ status: 403 });
  expect(await confirm(supervisor, supervisor.staff.id, ["supervisor"])).toMatchObject({
    ...{ status: 403, body: { code: "not-oneself" } },
  });
  expect(await confirm(supervisor, id, ["official"])).toMatchObject({
    ...{ status: 409, body: { code: "settings-moved" } },
  });
  expect(await confirm(supervisor, id, ["counsellor"])).toMatchObject({ status: 200 });
  expect(await confirm(supervisor, id, ["counsellor"])).toMatchObject({
    ...{ status: 409, body: { code: "approval-closed" } },
  });
  expect(await answerOf(supervisor, id)).toMatchObject({ said: "needed", by: supervisor.staff.id });

  goTo("2026-10-02T01:00:00Z");
  const administrator = await world.staff("administrator");
  const [late, present] = await read(administrator);
  expect(late).toMatchObject({ quarter, isOver: true });
  expect(late?.reviewed.filter(({ answer }) => !answer).map(({ staff }) => staff)).toEqual([
    supervisor.staff.id,
  ]);
  expect(present?.reviewed).toHaveLength(3);
  expect(await confirm(administrator, supervisor.staff.id, ["supervisor"])).toMatchObject({ status: 200 });
  expect((await read(administrator))[0]?.reviewed.every(({ answer }) => answer !== null)).toBe(true);

  const { db } = world.storage;
  await expect(db.deleteFrom("access_answer").execute()).rejects.toThrow("only grows");
  const lines = await db
    .selectFrom("audit_line")
    .select("act")
    .where("act", "=", "access-review:confirm")
    .execute();
  expect(lines).toHaveLength(2);
});

test("[S11.12] [RG-5] fewer roles are for others to agree to; what they refuse, or leave, is open again", async () => {
  const { world, later } = await inAugust();
  await using _ = world;
  const [supervisor, counsellor] = [await world.staff("supervisor"), await world.staff("counsellor")];
  const [administrator, official] = [await world.staff("administrator"), await world.staff("official")];
  const { id } = counsellor.staff;
  const ask = (keep: Role[]) =>
    supervisor.callAny("/api/access-review/ask-for-fewer", {
      ...{ ...about(id, ["counsellor"]), keep, reason: "ひみつの異動" },
    });
  expect(await ask(["administrator"])).toMatchObject({ status: 400 });
  expect(await ask(["counsellor"])).toMatchObject({ status: 400 });
  expect(await ask([])).toMatchObject({ status: 200 });
  expect(await answerOf(supervisor, id)).toMatchObject({ said: "fewer", carriedOut: false });
  const waiting = async () =>
    (await administrator.call("/api/approval/list", {})).body.approvals.find(({ outcome }) => !outcome);
  const first = await waiting();
  expect(first).toMatchObject({ act: "staff:dismiss", staff: id, needed: 1, reason: "ひみつの異動" });
  await official.call("/api/approval/refuse", { approval: first?.id ?? "" });
  expect(await answerOf(supervisor, id)).toBeNull();

  later(1_000);
  expect(await ask([])).toMatchObject({ status: 200 });
  const second = await waiting();
  const agreed = await administrator.call("/api/approval/agree", { approval: second?.id ?? "" });
  expect(agreed.body).toMatchObject({ carriedOut: true });
  // Whoever works here no more is not looked at.
  expect(await answerOf(administrator, id)).toBeUndefined();
  const rows = await world.storage.db.selectFrom("approval").select("reason").execute();
  expect(rows.map(({ reason }) => reason.toString("utf8")).join()).not.toContain("ひみつ");

  const about2 = { ...about(official.staff.id, ["official"]), keep: [], reason: "異動" };
  expect((await supervisor.callAny("/api/access-review/ask-for-fewer", about2)).status).toBe(200);
  later(day);
  const again = await world.staff("supervisor");
  expect(await answerOf(again, official.staff.id)).toBeNull();
});
