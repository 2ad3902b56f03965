import type { Act } from "../../domain/acts.ts";
import type { Facts } from "../../domain/audit.ts";

/** What a change of somebody's standing did: sessions that ended, the link that was made, and what goes on record. */
export type StaffChange = {
  readonly ended: readonly string[];
  readonly invitation: { readonly token: string; readonly expiresAt: Date } | null;
  readonly lines: readonly { readonly act: Act; readonly facts: Facts }[];
};
