import type { StaffId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { recordAct } from "../audit/record.ts";
import { uuidv7 } from "../storage/uuid.ts";
import type { Tools } from "../tools.ts";
import type { Invited } from "./invite.ts";
import { hashPassword } from "./password.ts";
import { insertStaff } from "./store.ts";

/** A member of staff with a password already chosen: for invented cities. Real people choose their own. */
export async function enrolStaff(
  { db, now, stamps }: Pick<Tools, "db" | "now" | "stamps">,
  { password, ...person }: Invited & { readonly password: string },
): Promise<Staff> {
  const id = uuidv7(now()) as StaffId;
  const passwordHash = await hashPassword(password);
  await db.transaction().execute(async (tx) => {
    await insertStaff(tx, stamps, { id, ...person, passwordHash, now: now() });
    await recordAct(tx, now(), { kind: "system" }, "staff:enrol", { staff: id, roles: person.roles });
  });
  return { kind: "staff", id, displayName: person.displayName, roles: person.roles };
}
