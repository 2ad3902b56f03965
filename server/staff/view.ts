import type { SignedInSelf } from "../../contract/staff.ts";
import { browserOfText } from "../../domain/browser.ts";
import type { StaffId } from "../../domain/ids.ts";
import type { Role, Staff } from "../../domain/people.ts";
import { type Factors, hasFactor, idleEnd, type Session, stepUpUntil } from "../../domain/sign-in.ts";
import type { Door } from "../tools.ts";

export type SeenSelf = {
  readonly staff: Staff;
  readonly name: string;
  readonly session: Session;
  readonly factors: Factors;
  readonly breakGlassUntil: Date | null;
};

export type ListedFactors = {
  readonly totp: { readonly addedAt: Date } | null;
  readonly recoveryCodesLeft: number;
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string;
    readonly addedAt: Date;
    readonly lastUsedAt: Date | null;
  }[];
};

export function selfView(
  { staff, name, session, factors, breakGlassUntil }: SeenSelf,
  door: Door,
): SignedInSelf {
  return {
    id: staff.id,
    displayName: staff.displayName,
    roles: [...staff.roles],
    name,
    session: {
      id: session.id,
      level: session.level,
      next: session.level === 2 ? null : hasFactor(factors) ? "show-factor" : "add-factor",
      idleEndsAt: idleEnd(session, door.idleMillis).toISOString(),
      endsAt: session.endsAt.toISOString(),
      stepUpUntil: stepUpUntil(session)?.toISOString() ?? null,
    },
    factors: { ...factors },
    secondFactor: door.secondFactor,
    breakGlassUntil: breakGlassUntil?.toISOString() ?? null,
  };
}

export function sessionView(
  { session, browser }: { readonly session: Session; readonly browser: string },
  here: string | null,
) {
  return {
    id: session.id,
    begunAt: session.begunAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    browser: browserOfText(browser),
    level: session.level,
    here: session.id === here,
  };
}

export function factorsView({ totp, recoveryCodesLeft, passkeys }: ListedFactors) {
  return {
    totp: totp && { addedAt: totp.addedAt.toISOString() },
    recoveryCodesLeft,
    passkeys: passkeys.map(({ id, name, addedAt, lastUsedAt }) => ({
      ...{ id, name },
      addedAt: addedAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
  };
}

export function invitationView(invitation: { readonly token: string; readonly expiresAt: Date } | null) {
  return invitation && { token: invitation.token, expiresAt: invitation.expiresAt.toISOString() };
}

export function personView(
  person: {
    readonly id: StaffId;
    readonly name: string;
    readonly displayName: string;
    readonly roles: readonly Role[];
    readonly canEnter: boolean;
    readonly invitedUntil: Date | null;
    readonly awaited: boolean;
    readonly endedAt: Date | null;
    readonly lastSeenAt: Date | null;
    readonly sessions: number;
    readonly factors: Factors;
  },
  now: Date,
) {
  const { id, name, displayName, roles, invitedUntil, endedAt, lastSeenAt, sessions, factors } = person;
  const standing = standingOf(person, now);
  return {
    ...{ id, name, displayName, roles: [...roles], sessions, factors: { ...factors } },
    standing,
    invitedUntil: standing === "invited" ? (invitedUntil?.toISOString() ?? null) : null,
    endedAt: endedAt?.toISOString() ?? null,
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
  };
}

function standingOf(
  {
    endedAt,
    canEnter,
    invitedUntil,
    awaited,
  }: {
    readonly endedAt: Date | null;
    readonly canEnter: boolean;
    readonly invitedUntil: Date | null;
    readonly awaited: boolean;
  },
  now: Date,
): "awaited" | "invited" | "lapsed" | "active" | "ended" {
  if (endedAt) return "ended";
  if (canEnter) return "active";
  if (invitedUntil && invitedUntil > now) return "invited";
  return awaited ? "awaited" : "lapsed";
}
