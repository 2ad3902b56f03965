import { dayAfter, instantOf, isDay } from "../../domain/japan-time.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Tools } from "../tools.ts";
import { type Diagnosis, listDiagnosesOf } from "./store.ts";

const most = 500;

/** Of days in Japan, both counted in. */
export async function listDiagnoses(
  { db }: Pick<Tools, "db">,
  { from, to, school }: { readonly from: string; readonly to: string; readonly school: string | null },
): Promise<{ readonly diagnoses: readonly Diagnosis[]; readonly more: boolean }> {
  if (!isDay(from) || !isDay(to) || to < from) throw new Refusal("bad-input");
  const days = { from: instantOf(from, 0), before: instantOf(dayAfter(to), 0) };
  const found = await listDiagnosesOf(db, { ...days, school, most: most + 1 });
  return { diagnoses: found.slice(0, most), more: found.length > most };
}
