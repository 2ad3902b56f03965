import type { Role } from "../../domain/people.ts";
import type { Tools } from "../tools.ts";
import { listRoster } from "./roster-store.ts";

/** `invited`: has not chosen a password yet, and the link is still good until `invitedUntil`. */
export type Standing = "active" | "invited" | "invitation expired" | "ended";

export type RosterEntry = {
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly standing: Standing;
  readonly invitedUntil: Date | null;
};

/** Everyone with a sign-in, for whoever runs the installation: names, roles and where they stand. No secret. */
export async function readRoster({ db, now }: Pick<Tools, "db" | "now">): Promise<RosterEntry[]> {
  const at = now();
  const rows = await listRoster(db);
  return rows.map(({ name, displayName, roles, hasPassword, endedAt, invitedUntil }) => {
    const open = invitedUntil !== null && invitedUntil > at;
    const invitation = open ? "invited" : "invitation expired";
    const standing = endedAt !== null ? "ended" : hasPassword ? "active" : invitation;
    return { name, displayName, roles, standing, invitedUntil: standing === "invited" ? invitedUntil : null };
  });
}
