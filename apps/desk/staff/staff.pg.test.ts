import { describe, expect, test } from "vitest";
import { type Role, roles } from "../../../domain/people.ts";
import { pageCall } from "../../../test/staff/page-call.ts";
import { openWorld, type World } from "../../../test/world.ts";
import { everyoneHere, findPeople, voicesFor } from "./people.ts";
import { startStaff } from "./staff.ts";

const reason = "異動のため";

async function openOffice(world: World) {
  const administrator = await world.staff("administrator");
  await world.staff("administrator");
  const work = startStaff(pageCall(administrator), true);
  await work.load();
  return { administrator, work };
}

describe("the place 職員 against a real service", () => {
  test("[S11.8] [ST-8] it is done, or waits, or is refused, and the page says which; whether others are needed it knew before", async () => {
    await using world = await openWorld();
    const { administrator, work } = await openOffice(world);
    const { rules } = work.store.get();
    for (const role of roles) {
      const invited = await work.invite({ name: `new-${role}`, displayName: "見本", roles: [role], reason });
      expect(invited.t, role).toBe(voicesFor("invite", [role], rules) > 0 ? "waits" : "done");
      if (invited.t === "done") expect(invited.invitation?.token).toMatch(/^.{20,}$/);
    }
    for (const role of ["counsellor", "official"] as const satisfies Role[]) {
      const colleague = await world.staff(role);
      const about = { staff: colleague.staff.id, reason };
      const wanted: Role[] = ["counsellor", "supervisor"];
      const changed = await work.changeRoles({ ...about, roles: wanted });
      expect(changed.t).toBe(voicesFor("change-roles", [role, ...wanted], rules) > 0 ? "waits" : "done");
      const dismissed = await work.dismiss(about);
      expect(dismissed.t).toBe(voicesFor("dismiss", [role], rules) > 0 ? "waits" : "done");
    }
    const oneself = { staff: administrator.staff.id, reason };
    expect(await work.reset(oneself)).toEqual({ t: "refused", code: "not-oneself" });
    expect(
      await work.invite({ name: "new-counsellor", displayName: "見本", roles: ["auditor"], reason }),
    ).toEqual({ t: "refused", code: "name-taken" });
  });

  test("an invitation that nobody accepted is renewed: the link before is worth nothing, the new one opens", async () => {
    await using world = await openWorld();
    const { work } = await openOffice(world);
    const invited = await work.invite({
      name: "soudan1",
      displayName: "見本",
      roles: ["counsellor"],
      reason,
    });
    await work.load();
    const [person] = findPeople(work.store.get().people ?? [], { ...everyoneHere, standing: "invited" });
    if (!person || invited.t !== "done") throw new Error("Nobody was invited.");
    const renewed = await work.reset({ staff: person.id, reason });
    if (renewed.t !== "done" || !renewed.invitation || !invited.invitation) throw new Error("No link came.");
    const password = "yorisoi-no-aikotoba";
    const accept = (token: string) =>
      world.visitor().call("/api/staff/accept-invitation", { token, password });
    expect((await accept(invited.invitation.token)).status).toBe(410);
    expect((await accept(renewed.invitation.token)).status).toBe(200);
  });

  test("an auditor reads the table and asks for no settings; without a network the table stays, and says so", async () => {
    await using world = await openWorld();
    const auditor = await world.staff("auditor");
    let plugged = true;
    const call = pageCall(auditor);
    const work = startStaff(async (path, input) => {
      expect(path).toBe("/api/staff/list");
      return plugged ? call(path, input) : { ok: false, code: "unreachable" };
    }, false);
    await work.load();
    expect(work.store.get().people).toHaveLength(1);
    plugged = false;
    await work.load();
    expect(work.store.get()).toMatchObject({ trouble: "unreachable", people: [{ id: auditor.staff.id }] });
  });
});
