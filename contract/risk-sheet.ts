import { z } from "zod";
import {
  companies,
  dangers,
  immediacies,
  longestSheetWords,
  safetySteps,
  whereabouts,
} from "../domain/risk-sheet.ts";
import { consultationId, endpoint, epoch, idempotencyKey, instant, staffId } from "./endpoint.ts";

/** Of a closed list, each once. */
function some<Value extends string>(values: readonly Value[]) {
  return z
    .array(z.enum(values as readonly [Value, ...Value[]]))
    .max(values.length)
    .readonly()
    .refine((chosen) => new Set(chosen).size === chosen.length);
}

const words = z.string().max(4 * longestSheetWords);

const riskSheet = z.strictObject({
  dangers: some(dangers),
  immediacy: z.enum(immediacies),
  where: z.enum(whereabouts),
  company: z.enum(companies),
  steps: some(safetySteps),
  words: z.strictObject({ dangers: words, where: words, company: words, steps: words }),
});

const version = z.int().min(0).max(2_147_483_647);

/** A version of a consultation's risk sheet; `said` is null where it does not open any more. */
export const writtenSheet = z.strictObject({
  version,
  staff: staffId,
  at: instant,
  said: riskSheet.nullable(),
});
export type WrittenSheet = z.output<typeof writtenSheet>;

/** It is read with the records of urgent calls (contract/urgent.ts). `version` is the one that was seen, 0 for none. */
export const writeRiskSheet = endpoint({
  path: "/api/urgent/write-sheet",
  allow: "urgent:answer",
  summary:
    "安全確認シート: the next version of a consultation's risk sheet, sealed. Refused where another came between: record-moved.",
  input: z.strictObject({
    epoch,
    consultation: consultationId,
    key: idempotencyKey,
    version,
    sheet: riskSheet,
  }),
  output: z.strictObject({ version }),
});
