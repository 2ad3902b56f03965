import type { Actor, Role, Staff } from "./people.ts";

/** An operator for whom the glass was broken ([ST-10]) holds, while it is, what no operator holds. */
type Holder = "visitor" | "consultee" | Role | "operator-behind-broken-glass";

const everyone = [
  "counsellor",
  "supervisor",
  "official",
  "administrator",
  "auditor",
  "operator",
] as const satisfies readonly Role[];

/** Who may do what: the only table. What does not stand here is refused, and does not compile. */
const holders = {
  "service:read": ["visitor"],
  "consultee:arrive": ["visitor", "consultee"],
  "own-consultation:open": ["consultee"],
  "own-consultation:write": ["consultee"],
  "own-consultation:follow": ["consultee"],
  "own-attributes:tell": ["consultee"],
  "own-face:show": ["consultee"],
  "own-school:tell": ["consultee"],
  "own-line:unlink": ["consultee"],
  "own-notice:choose": ["consultee"],
  "own-consultation:keep-way-back": ["consultee"],
  "own-consultation:come-back": ["consultee"],
  "own-consultation:ask-deletion": ["consultee"],
  "staff:sign-in": ["visitor"],
  "staff:accept-invitation": ["visitor"],
  "staff:sign-out": everyone,
  "staff:see-self": everyone,
  "staff:keep-own-sign-in": everyone,
  "staff:list": ["administrator", "auditor"],
  "staff:administer": ["administrator"],
  "settings:change": ["administrator"],
  "line:see": ["administrator", "official", "operator"],
  "approval:see": ["administrator", "official", "auditor", "operator"],
  "approval:give": ["administrator", "official"],
  "break-glass:ask": ["operator"],
  "break-glass:see": ["administrator", "official", "auditor", "operator"],
  "consultation:list": ["counsellor", "supervisor", "official", "operator-behind-broken-glass"],
  "consultation:follow": ["counsellor", "supervisor", "official", "operator-behind-broken-glass"],
  "consultation:claim": ["counsellor", "supervisor"],
  "consultation:reply": ["counsellor", "supervisor"],
  "consultation:hand-over": ["counsellor", "supervisor"],
  "consultation:retract": ["counsellor", "supervisor"],
  "consultation:close": ["counsellor", "supervisor"],
  "consultation:tag": ["counsellor", "supervisor"],
  "consultation:brief": ["counsellor", "supervisor", "official"],
  "consultation:record": ["counsellor", "supervisor"],
  "consultation:disclose": ["counsellor", "supervisor"],
  "urgent:see": ["counsellor", "supervisor", "official", "administrator"],
  "urgent:call": ["counsellor", "supervisor"],
  // Who of them is called, and when, says domain/urgent.ts.
  "urgent:answer": ["counsellor", "supervisor", "official"],
  "consultation:mark": ["counsellor", "supervisor"],
  "duty:see": ["counsellor", "supervisor", "official", "administrator"],
  "duty:plan": ["supervisor", "administrator"],
  /** Who is at the desk, and how much each holds. */
  "team:see": ["supervisor", "official"],
  "duty:say": ["counsellor", "supervisor"],
  "consultation:start": ["counsellor", "supervisor"],
  "consultation:search": ["counsellor", "supervisor", "official"],
  "template:see": ["counsellor", "supervisor", "administrator"],
  "template:share": ["supervisor", "administrator"],
  "note:read": ["counsellor", "supervisor", "official"],
  "note:write": ["counsellor", "supervisor", "official"],
  "figures:see": ["supervisor", "official"],
  // [SC-3] Of months that are over, and masked.
  "school-counts:see": ["official", "administrator"],
  /** Which words many consultees wrote: more than a figure, and nobody needs it for a talk. */
  "contents:analyse": ["official"],
  // Who is looking is seen by those who answer for it. 今日 is the city's own.
  "viewing:see": ["supervisor", "official"],
  "city:watch": ["official"],
  "pause:see": ["counsellor", "supervisor", "official"],
  "pause:propose": ["counsellor", "supervisor"],
  "pause:decide": ["supervisor"],
  // [S11.5] Copies are the city's to allow, and the city's to account for.
  "export:see": ["official", "administrator", "auditor"],
  // What of it each may take away says domain/export-kinds.ts.
  "export:make": ["official", "administrator", "auditor"],
  "export:talks": ["official"],
  "export:settle": ["official", "administrator"],
  "deletion:see": ["supervisor", "official"],
  "deletion:decide": ["supervisor", "official"],
  // [RT-1] To hold is done by one, to end it by two.
  "hold:keep": ["supervisor", "official"],
  // [RT-2] For how long it keeps what was said is the city's to say.
  "retention:decide": ["official"],
  /** [PX-1] 練習, in an invented city alone. */
  "practice:do": ["counsellor", "supervisor", "official"],
  // [PT-1] It reads a consultation word by word, for somebody outside: the city's own, and nobody else.
  "petition:keep": ["official"],
  // [OP-3] Whoever works here asks, and reads their own; of an incident only the city sees which consultations it was.
  "support:ask": everyone,
  "support:see": ["official", "administrator", "operator"],
  "support:answer": ["operator"],
  "incident:see": ["official", "administrator", "operator"],
  "incident:work": ["operator"],
  "incident:decide": ["official", "administrator"],
  "report:see": ["official", "administrator", "operator"],
  "condition:see": ["official", "administrator", "operator"],
  "report:write": ["operator"],
  "report:decide": ["official", "administrator"],
  // [RG-1] Training, subcontracts and copies: the city's to allow, and to be shown to whoever inspects.
  "register:see": ["official", "administrator", "auditor", "operator"],
  "register:write": ["official", "administrator", "operator"],
  "register:decide": ["official", "administrator"],
  "staff-rules:read": everyone,
  "staff-rules:set": ["official", "administrator"],
  "staff-rules:watch": ["official", "administrator", "auditor", "operator"],
  "access-review:see": ["supervisor", "official", "administrator", "auditor"],
  "access-review:answer": ["supervisor", "administrator"],
  "maintenance:see": ["official", "administrator", "operator"],
  "maintenance:plan": ["operator"],
  "maintenance:acknowledge": ["official", "administrator"],
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
  if (actor.kind === "staff") return holdersOf(actor).some((holder) => allowed.includes(holder));
  return allowed.includes(actor.kind);
}

/** Whose cookie a permission asks for. What a visitor may do is asked of whoever else may do it too. */
export function asksFor(permission: Permission): "consultee" | "staff" {
  const allowed: readonly Holder[] = holders[permission];
  return allowed.includes("consultee") ? "consultee" : "staff";
}

function holdersOf({ roles, breakGlass }: Staff): readonly Holder[] {
  return breakGlass && roles.includes("operator") ? [...roles, "operator-behind-broken-glass"] : roles;
}
