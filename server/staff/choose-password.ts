import { passwordFault } from "../../domain/password.ts";
import { Refusal } from "../../domain/refusal.ts";
import { isCommonPassword } from "./common-password.ts";
import { hashPassword } from "./password.ts";
import type { StaffRecord } from "./store.ts";

/** [ST-2] The hash of a password that was chosen well; refuses the others. */
export async function choosePassword({ staff, name }: StaffRecord, password: string): Promise<string> {
  const fault = passwordFault(password, { name, displayName: staff.displayName }, isCommonPassword);
  if (fault) throw new Refusal(fault);
  return hashPassword(password);
}
