import { mostBreakGlassMinutes } from "../../../domain/approval.ts";

/** 1 to 60, also in full-width digits; null where it is something else. */
export function readMinutes(typed: string): number | null {
  const plain = typed.normalize("NFKC").trim();
  const minutes = /^\d{1,3}$/.test(plain) ? Number(plain) : 0;
  return minutes >= 1 && minutes <= mostBreakGlassMinutes ? minutes : null;
}
