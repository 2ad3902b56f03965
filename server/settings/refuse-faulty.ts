import { Refusal } from "../../domain/refusal.ts";

/** With the place of the first fault. */
export function refuseFaulty([fault]: readonly { readonly code: string; readonly where: string }[]): void {
  if (fault) throw new Refusal("bad-input", { fault: fault.code, where: fault.where });
}
