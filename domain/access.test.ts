import fc from "fast-check";
import { expect, test } from "vitest";
import { asksFor, may, type Permission, permissions } from "./access.ts";
import type { ConsulteeId, StaffId } from "./ids.ts";
import { type Actor, type Role, roles } from "./people.ts";

const visitor: Actor = { kind: "visitor" };
const consultee: Actor = { kind: "consultee", id: "c" as ConsulteeId };

function staff(...held: Role[]): Actor {
  return { kind: "staff", id: "s" as StaffId, displayName: "", roles: held };
}

function allowedTo(actor: Actor): Permission[] {
  return permissions.filter((permission) => may(actor, permission));
}

test("[S11.1] [AC-1] what each may do, said a second time, by hand", () => {
  const anyone = ["service:read", "consultee:arrive", "staff:sign-in", "staff:accept-invitation"];
  const speaking = ["open", "write", "follow", "keep-way-back", "come-back", "ask-deletion"];
  const oneself = [
    "staff:sign-out",
    "staff:see-self",
    "staff:keep-own-sign-in",
    "support:ask",
    "staff-rules:read",
  ];
  const onRegisters = ["register:see", "staff-rules:watch"];
  const keeping = ["register:write", "register:decide", "staff-rules:set"];
  const overseeing = [
    ...onRegisters,
    "support:see",
    "incident:see",
    "maintenance:see",
    "report:see",
    "condition:see",
  ];
  const ofCity = [
    ...overseeing,
    ...keeping,
    "access-review:see",
    "incident:decide",
    "maintenance:acknowledge",
    "report:decide",
  ];
  const deciding = ["approval:see", "approval:give", "break-glass:see"];
  const administering = ["staff:list", "staff:administer", "settings:change"];
  const looking = ["list", "follow", "brief", "search"].map((act) => `consultation:${act}`);
  const talking = [
    "claim",
    "reply",
    "hand-over",
    "retract",
    "close",
    "tag",
    "record",
    "disclose",
    "mark",
    "start",
  ].map((act) => `consultation:${act}`);
  const inDanger = ["urgent:see", "urgent:call", "urgent:answer"];
  const deleting = ["deletion:see", "deletion:decide", "hold:keep"];
  const watching = ["figures:see", "viewing:see"];
  const pausing = ["pause:see", "pause:propose"];
  const noting = ["note:read", "note:write"];
  const onDuty = ["duty:see", "duty:say"];
  const onTrail = ["audit:search", "audit:export"];
  const expected = new Map<Actor, string[]>([
    [visitor, anyone],
    [
      consultee,
      [
        ...anyone,
        ...speaking.map((name) => `own-consultation:${name}`),
        "own-attributes:tell",
        "own-face:show",
        "own-school:tell",
        "own-line:unlink",
        "own-notice:choose",
      ],
    ],
    [
      staff("counsellor"),
      [
        ...anyone,
        ...oneself,
        ...looking,
        ...noting,
        ...talking,
        ...inDanger,
        ...onDuty,
        ...pausing,
        "template:see",
        "practice:do",
      ],
    ],
    [
      staff("supervisor"),
      [
        ...anyone,
        ...oneself,
        ...looking,
        ...noting,
        ...talking,
        ...inDanger,
        ...onDuty,
        "duty:plan",
        "team:see",
        ...deleting,
        ...watching,
        ...pausing,
        "pause:decide",
        ...["access-review:see", "access-review:answer"],
        "template:see",
        "template:share",
        "practice:do",
      ],
    ],
    [
      staff("official"),
      [
        ...anyone,
        ...oneself,
        ...looking,
        ...noting,
        ...deciding,
        "urgent:see",
        "urgent:answer",
        "duty:see",
        "team:see",
        "line:see",
        ...deleting,
        "retention:decide",
        "petition:keep",
        ...watching,
        "city:watch",
        "pause:see",
        "contents:analyse",
        "school-counts:see",
        "practice:do",
        ...["export:see", "export:make", "export:talks", "export:settle"],
        ...ofCity,
      ],
    ],
    [
      staff("administrator"),
      [
        ...anyone,
        ...oneself,
        ...onTrail,
        ...["export:see", "export:make", "export:settle"],
        ...ofCity,
        ...deciding,
        ...administering,
        "school-counts:see",
        "access-review:answer",
        "urgent:see",
        "duty:see",
        "duty:plan",
        "line:see",
        "template:see",
        "template:share",
      ],
    ],
    [
      staff("auditor"),
      [
        ...anyone,
        ...oneself,
        ...onTrail,
        ...[...onRegisters, "access-review:see"],
        ...["export:see", "export:make", "staff:list", "approval:see", "break-glass:see"],
      ],
    ],
    [
      staff("operator"),
      [
        ...anyone,
        ...oneself,
        ...["approval:see", "break-glass:ask", "break-glass:see", "line:see"],
        ...overseeing,
        ...["support:answer", "incident:work", "maintenance:plan", "report:write", "register:write"],
      ],
    ],
  ]);
  for (const [actor, names] of expected) expect(allowedTo(actor).sort()).toEqual(names.sort());
});

test("[AC-1] every permission has a holder besides the visitor, or is anyone's", () => {
  const everyone = [visitor, consultee, ...roles.map((role) => staff(role))];
  for (const permission of permissions) {
    expect(
      everyone.some((actor) => may(actor, permission)),
      permission,
    ).toBe(true);
  }
});

test("[AC-1] operator, administrator and auditor, alone or all in one person, never read or write a word", () => {
  const words = permissions.filter((permission) => /consultation:/.test(permission));
  expect(words.length).toBeGreaterThan(7);
  const blind = staff("operator", "administrator", "auditor");
  for (const permission of words) expect(may(blind, permission), permission).toBe(false);
});

test("[AC-1] no member of staff acts as a consultee, and no consultee as staff", () => {
  for (const permission of permissions) {
    if (permission.startsWith("own-consultation:")) expect(may(staff(...roles), permission)).toBe(false);
    if (/^(consultation|staff):(?!sign-in|accept)/.test(permission))
      expect(may(consultee, permission)).toBe(false);
  }
});

test("[AC-1] a person may do what their roles may, no more, whatever the number of roles; none gives nothing", () => {
  expect(allowedTo(staff())).toEqual(allowedTo(visitor));
  fc.assert(
    fc.property(fc.subarray([...roles]), (held) => {
      const single = new Set([staff(), ...held.map((role) => staff(role))].flatMap(allowedTo));
      expect(new Set(allowedTo(staff(...held)))).toEqual(single);
    }),
  );
});

test("[AC-1] a permission or a role nobody declared is denied", () => {
  for (const name of ["", "consultation:delete", "__proto__", "constructor", "toString", "hasOwnProperty"]) {
    for (const actor of [visitor, consultee, staff(...roles), staff("__proto__" as Role)]) {
      expect(
        safely(() => may(actor, name as Permission)),
        name,
      ).not.toBe(true);
    }
  }
});

test("[AC-1] what only staff may do is asked of the staff's cookie, the rest of the consultee's", () => {
  for (const permission of permissions) {
    const forConsultees = may(consultee, permission) && !may(visitor, permission);
    if (forConsultees) expect(asksFor(permission), permission).toBe("consultee");
    else if (!may(visitor, permission)) expect(asksFor(permission), permission).toBe("staff");
  }
});

/** A throw denies as well as a false. */
function safely(ask: () => boolean): boolean {
  try {
    return ask();
  } catch {
    return false;
  }
}

test("[ST-10] behind broken glass an operator reads and does nothing else; nobody but an operator gets anything by it", () => {
  const reading = allowedTo({ ...staff("operator"), breakGlass: true } as Actor);
  const added = reading.filter((permission) => !may(staff("operator"), permission));
  expect(added).toEqual(["consultation:list", "consultation:follow"]);
  for (const role of roles.filter((one) => one !== "operator"))
    expect(allowedTo({ ...staff(role), breakGlass: true } as Actor)).toEqual(allowedTo(staff(role)));
});
