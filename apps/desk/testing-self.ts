import type { SignedInSelf } from "../../contract/staff.ts";
import type { StaffId } from "../../domain/ids.ts";
import type { Role } from "../../domain/people.ts";

type Next = SignedInSelf["session"]["next"];

/** Somebody invented who has signed in, as the server says it. */
export function selfOf(
  id: string,
  displayName: string,
  roles: readonly Role[],
  next: Next = null,
): SignedInSelf {
  const [at, level] = ["2026-11-22T09:00:00.000Z", next ? 1 : 2] as const;
  const session = { id, level, next, idleEndsAt: at, endsAt: at, stepUpUntil: null } as const;
  const factors = { totp: next !== "add-factor", passkeys: 0, recoveryCodes: 0 };
  const self = { id: id as StaffId, displayName, roles: [...roles], name: id, session, factors };
  return { ...self, secondFactor: "required", breakGlassUntil: null };
}
