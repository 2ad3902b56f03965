import { describe, expect, test } from "vitest";
import type { StaffId } from "../../../domain/ids.ts";
import { pageCall } from "../../../test/staff/page-call.ts";
import { openWorld, type World } from "../../../test/world.ts";
import { type Approval, choiceOf, sorted, startApprovals } from "./approvals.ts";
import { watchGlass } from "./glass.ts";
import { minutesLeft, sayWhat } from "./what.ts";

async function openCity(world: World) {
  const people = {
    kanri: await world.staff("administrator"),
    other: await world.staff("administrator"),
    tantou: await world.staff("official"),
    kansa: await world.staff("auditor"),
    hoshu: await world.staff("operator"),
  };
  const at = (name: keyof typeof people) => startApprovals(pageCall(people[name]));
  return { ...people, at };
}

function only(approvals: readonly Approval[] | null): Approval {
  const [one, ...more] = approvals ?? [];
  if (!one || more.length > 0) throw new Error("Not exactly one.");
  return one;
}

describe("the place 承認 against a real service", () => {
  test("[S11.8] [ST-8] each finds what they can do about it: who asked withdraws, whom it is about waits, others decide, an auditor looks", async () => {
    await using world = await openWorld();
    const { kanri, other, tantou, kansa, at } = await openCity(world);
    const dismissal = { staff: tantou.staff.id, reason: "退職のため" };
    await kanri.call("/api/staff/dismiss", dismissal);
    const offices = { kanri: at("kanri"), other: at("other"), tantou: at("tantou"), kansa: at("kansa") };
    for (const office of Object.values(offices)) await office.load();
    const approval = only(offices.other.store.get().approvals);
    expect(sayWhat(approval, offices.other.store.get().names)).toBe(
      `${tantou.staff.displayName} の利用を終了する`,
    );
    expect(approval.reason).toBe("退職のため");
    expect(choiceOf(approval, kanri.staff as never)).toBe("withdraw");
    expect(choiceOf(approval, tantou.staff as never)).toBe("about-you");
    expect(choiceOf(approval, kansa.staff as never)).toBe("look");
    expect(choiceOf(approval, other.staff as never)).toBe("decide");
    // What the page does not offer the service refuses as well.
    expect(await offices.tantou.agree(approval.id)).toEqual({ t: "refused", code: "not-oneself" });
    expect(await offices.kanri.agree(approval.id)).toEqual({ t: "refused", code: "not-oneself" });

    expect(await offices.other.agree(approval.id)).toMatchObject({ t: "done", carriedOut: true });
    expect(sorted(offices.other.store.get().approvals ?? []).waiting).toEqual([]);
    expect(only([...sorted(offices.other.store.get().approvals ?? []).past]).outcome).toBe("carried-out");
    expect((await tantou.callAny("/api/staff/self", {})).status).toBe(401);
  });

  test("an invitation of somebody who decides is said as one, and its link comes with the last voice", async () => {
    await using world = await openWorld();
    const { kanri, at } = await openCity(world);
    await kanri.call("/api/staff/invite", {
      ...{ name: "tantou2", displayName: "見本 二人目", roles: ["official"], reason: "増員" },
    });
    const office = at("tantou");
    await office.load();
    const approval = only(office.store.get().approvals);
    expect(sayWhat(approval, office.store.get().names)).toBe("見本 二人目 を「担当職員」として招待する");
    const agreed = await office.agree(approval.id);
    expect(agreed).toMatchObject({ t: "done", carriedOut: true, invitation: { token: expect.any(String) } });
  });

  test("refused, withdrawn, decided meanwhile: each is said", async () => {
    await using world = await openWorld();
    const { at } = await openCity(world);
    const [hoshu, tantou] = [at("hoshu"), at("tantou")];
    const asked = { reason: "障害の調査", minutes: 15 };
    expect(await hoshu.askToBreakGlass(asked)).toBeNull();
    const first = only(hoshu.store.get().approvals);
    expect(await hoshu.withdraw(first.id)).toBeNull();
    expect(await tantou.refuse(first.id)).toBe("approval-closed");
    await hoshu.askToBreakGlass(asked);
    const [second] = sorted(hoshu.store.get().approvals ?? []).waiting;
    expect(await tantou.refuse(second?.id ?? "")).toBeNull();
    expect(sorted(tantou.store.get().approvals ?? []).past.map(({ outcome }) => outcome)).toEqual([
      "refused",
      "withdrawn",
    ]);
  });
});

describe("[ST-10] [S11.1] the glass", () => {
  test("one voice is not enough, two are; the banner has it at the next look, and its end as well", async () => {
    await using world = await openWorld();
    const { tantou, hoshu, at } = await openCity(world);
    const [asking, one, two] = [at("hoshu"), at("tantou"), at("kanri")];
    await asking.askToBreakGlass({ reason: "障害の調査", minutes: 15 });
    const { id } = only(asking.store.get().approvals);
    const due: (() => void)[] = [];
    const clock = {
      now: () => 0,
      random: () => 0,
      after(_: number, then: () => void) {
        due.push(then);
        return () => {};
      },
    };
    const watch = watchGlass(pageCall(tantou), clock);
    await watch.look();
    expect(await one.agree(id)).toMatchObject({ carriedOut: false });
    await watch.look();
    expect(watch.open.get()).toEqual([]);
    await one.load();
    expect(choiceOf(only(one.store.get().approvals), tantou.staff as never)).toBe("agreed");

    expect(await two.agree(id)).toMatchObject({ carriedOut: true });
    const seen = new Promise<void>((resolve) => watch.open.subscribe(resolve));
    due.at(-1)?.();
    await seen;
    expect(watch.open.get()).toMatchObject([{ staff: hoshu.staff.id, reason: "障害の調査" }]);
    const [use] = watch.open.get();
    expect(await watch.end(use?.id ?? "")).toBe(true);
    expect(watch.open.get()).toEqual([]);
    watch.stop();
    await asking.load();
    expect(asking.store.get().uses).toMatchObject([{ endedAt: expect.any(String) }]);
    expect(asking.store.get().uses[0]?.agreed).toHaveLength(2);
  });

  test("a look that fails changes nothing", async () => {
    const use = {
      ...{ id: "1", staff: "s" as StaffId, displayName: "見本", reason: "調査", agreed: [], endedAt: null },
      ...{ beganAt: "2026-11-22T00:00:00.000Z", until: "2126-11-22T00:00:00.000Z" },
    };
    let plugged = true;
    const call = async () =>
      plugged
        ? ({ ok: true, value: { uses: [use] } } as const)
        : ({ ok: false, code: "unreachable" } as const);
    const watch = watchGlass(call as never, { now: () => 0, random: () => 0, after: () => () => {} });
    await watch.look();
    plugged = false;
    await watch.look();
    expect(watch.open.get()).toEqual([use]);
  });
});

test("minutes left are rounded up, so that a new one says all of them", () => {
  const until = "2026-11-22T10:00:00.000Z";
  expect(minutesLeft(until, new Date("2026-11-22T09:00:00.500Z"))).toBe(60);
  expect(minutesLeft(until, new Date("2026-11-22T09:59:30.000Z"))).toBe(1);
});
