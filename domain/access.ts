import type { Actor, Role } from "./people.ts";

type Holder = "visitor" | "consultee" | Role;

/** Who may do what: the only table. What does not stand here is refused, and does not compile. */
const holders = {
  "service:read": ["visitor"],
  "consultee:arrive": ["visitor", "consultee"],
  "own-consultation:open": ["consultee"],
  "own-consultation:write": ["consultee"],
  "own-consultation:follow": ["consultee"],
  "staff:sign-in": ["visitor"],
  "staff:accept-invitation": ["visitor"],
  "staff:sign-out": ["counsellor", "supervisor", "official", "administrator", "auditor", "operator"],
  "staff:see-self": ["counsellor", "supervisor", "official", "administrator", "auditor", "operator"],
  "consultation:list": ["counsellor", "supervisor", "official"],
  "consultation:follow": ["counsellor", "supervisor", "official"],
  "consultation:claim": ["counsellor", "supervisor"],
  "consultation:reply": ["counsellor", "supervisor"],
  "consultation:close": ["counsellor", "supervisor"],
  // Not for officials: the trail is about their colleagues, not about consultations.
  "audit:search": ["administrator", "auditor"],
  "audit:export": ["administrator", "auditor"],
} as const satisfies Record<string, readonly Holder[]>;

export type Permission = keyof typeof holders;

export const permissions = Object.keys(holders) as readonly Permission[];

/** [AC-1] Deny by default. What a visitor may do, anyone may do. */
export function may(actor: Actor, permission: Permission): boolean {
  const allowed: readonly Holder[] = holders[permission];
  if (allowed.includes("visitor")) return true;
  if (actor.kind === "staff") return actor.roles.some((role) => allowed.includes(role));
  return allowed.includes(actor.kind);
}

/** Whose cookie a permission asks for. What a visitor may do is asked of whoever else may do it too. */
export function asksFor(permission: Permission): "consultee" | "staff" {
  const allowed: readonly Holder[] = holders[permission];
  return allowed.includes("consultee") ? "consultee" : "staff";
}
