import type { Permission } from "./access.ts";
import type { RefusalCode } from "./refusal.ts";

/**
 * [AU-12] Which refusals of somebody known are put on record: what they may not do, and an export that lacks what it must name.
 * Not what a page asks by the way, as for a second factor.
 */
export function isRefusalRecorded(permission: Permission, code: RefusalCode): boolean {
  if (code === "bad-input") return permission.endsWith(":export");
  // [BR-1] The screen asks for the briefing first, so whoever gets this went around it.
  if (code === "briefing-unread") return true;
  return code === "not-allowed" || code === "network-not-allowed" || code === "not-oneself";
}
