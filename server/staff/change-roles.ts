import type { StaffId } from "../../domain/ids.ts";
import type { Role } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Tx } from "../storage/database.ts";
import { lockOtherAdministrators, lockPersonToChange, saveRoles } from "./administration-store.ts";
import type { StaffChange } from "./staff-change.ts";

/** Sessions go on: what they may do changes with the roles, within two seconds ([ST-6]). */
export async function changeRoles(tx: Tx, id: StaffId, roles: readonly Role[]): Promise<StaffChange> {
  if (!roles.includes("administrator") && (await lockOtherAdministrators(tx, id)) === 0)
    throw new Refusal("last-administrator");
  const person = await lockPersonToChange(tx, id);
  if (!person) throw new Refusal("not-found");
  await saveRoles(tx, id, roles);
  return {
    ended: [],
    invitation: null,
    lines: [{ act: "staff:change", facts: { staff: id, rolesBefore: person.roles, roles } }],
  };
}
