import type { listDiagnoses } from "../../contract/diagnosis.ts";
import type { OutputOf } from "../../contract/endpoint.ts";
import type { Browser } from "../../domain/browser.ts";
import { type CheckOutcomes, checks, readDiagnosisCode } from "../../domain/diagnosis.ts";

export type SeenDiagnosis = Browser & {
  readonly at: Date;
  readonly school: string | null;
  readonly code: string;
  readonly version: number | null;
  readonly latencyMillis: number | null;
};

const untold = Object.fromEntries(checks.map((check) => [check, "untold"])) as CheckOutcomes;

/** What leaves, field by field. */
export function diagnosisView({
  at,
  school,
  code,
  kind,
  system,
  version,
  latencyMillis,
}: SeenDiagnosis): OutputOf<typeof listDiagnoses>["diagnoses"][number] {
  const outcomes = readDiagnosisCode(code) ?? untold;
  return { at: at.toISOString(), school, code, outcomes, kind, system, version, latencyMillis };
}
