import type { Approval } from "../../domain/approval.ts";
import type { StaffId } from "../../domain/ids.ts";

export function approvalView(
  one: Approval & { readonly reason: string; readonly number: number | null },
  now: Date,
) {
  return {
    ...{ id: one.id, act: one.act, staff: one.staff, roles: one.roles && [...one.roles] },
    ...{
      minutes: one.minutes,
      consultation: one.consultation,
      number: one.number,
      count: one.count,
      about: one.about,
      wanted: one.wanted,
      reason: one.reason,
      askedBy: one.askedBy,
      needed: one.needed,
    },
    askedAt: one.askedAt.toISOString(),
    expiresAt: one.expiresAt.toISOString(),
    agreed: [...one.voices],
    outcome: one.outcome ?? (now >= one.expiresAt ? ("expired" as const) : null),
  };
}

export function useView(use: {
  readonly id: string;
  readonly staff: StaffId;
  readonly displayName: string;
  readonly reason: string;
  readonly beganAt: Date;
  readonly until: Date;
  readonly endedAt: Date | null;
  readonly agreed: readonly StaffId[];
}) {
  const { id, staff, displayName, reason, beganAt, until, endedAt, agreed } = use;
  return {
    ...{ id, staff, displayName, reason, agreed: [...agreed] },
    beganAt: beganAt.toISOString(),
    until: until.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}
