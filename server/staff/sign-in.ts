import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Tools } from "../tools.ts";
import { beginSession } from "./begin-session.ts";
import { isPassword } from "./password.ts";
import { findByName } from "./store.ts";

export type SignedIn = { readonly staff: Staff; readonly token: string };

/** The same refusal, after the same work, for a name nobody has and for a wrong password. */
export async function signIn({ db, now }: Tools, name: string, password: string): Promise<SignedIn> {
  const record = await findByName(db, name);
  const right = await isPassword(password, record?.passwordHash ?? null);
  if (!record || !right) throw new Refusal("sign-in-failed");
  return { staff: record.staff, token: await beginSession(db, record.staff, now()) };
}
