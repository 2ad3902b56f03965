import type { StaffId } from "../../domain/ids.ts";
import type { Role } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Tx } from "../storage/database.ts";
import type { Stamps } from "../storage/stamps.ts";
import { lockOtherAdministrators, lockPersonToChange } from "./administration-store.ts";
import type { StaffChange } from "./staff-change.ts";
import { changeWayIn } from "./store.ts";

/** Sessions go on: what they may do changes with the roles, within two seconds ([ST-6]). */
export async function changeRoles(
  tx: Tx,
  stamps: Stamps,
  id: StaffId,
  roles: readonly Role[],
): Promise<StaffChange> {
  if (!roles.includes("administrator") && (await lockOtherAdministrators(tx, id)) === 0)
    throw new Refusal("last-administrator");
  const person = await lockPersonToChange(tx, id);
  if (!person || !(await changeWayIn(tx, stamps, id, { roles }))) throw new Refusal("not-found");
  return {
    ended: [],
    invitation: null,
    lines: [{ act: "staff:change", facts: { staff: id, rolesBefore: person.roles, roles } }],
  };
}
