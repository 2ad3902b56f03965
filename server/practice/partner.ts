import { randomBytes } from "node:crypto";
import type { StaffId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { enrolStaff } from "../staff/enrol.ts";
import { findStaff } from "../staff/find-staff.ts";
import type { Tools } from "../tools.ts";
import { findPartner } from "./store.ts";

/** The colleague whom the service plays: enrolled when first wanted, under a password that nobody is told. */
export async function ensurePartner(tools: Tools): Promise<Staff> {
  const known = await findPartner(tools.db);
  const before = known && (await partnerOf(tools, known));
  if (before) return before;
  return enrolStaff(tools, {
    name: `renshu-${randomBytes(4).toString("hex")}`,
    displayName: "練習の相手 みほん八重",
    roles: ["counsellor"],
    password: randomBytes(24).toString("base64url"),
  });
}

/** Null where nobody of this id works here any more. */
export function partnerOf({ db, stamps }: Pick<Tools, "db" | "stamps">, id: StaffId): Promise<Staff | null> {
  return db.transaction().execute((tx) => findStaff(tx, stamps, id));
}
