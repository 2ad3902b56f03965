import { Refusal } from "../../domain/refusal.ts";
import { type Template, templateFaults } from "../../domain/template.ts";

/** [TP-2] With the place of the first fault. */
export function refuseFaulty(templates: readonly Template[]): void {
  const [fault] = templateFaults(templates);
  if (fault) throw new Refusal("bad-input", { fault: fault.code, where: fault.where });
}
