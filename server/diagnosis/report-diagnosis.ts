import { type CheckOutcomes, diagnosisCode } from "../../domain/diagnosis.ts";
import { Refusal } from "../../domain/refusal.ts";
import { readSchoolList } from "../school/read-school-list.ts";
import type { Tools } from "../tools.ts";
import { countDiagnosesSince, type Diagnosis, deleteDiagnosesBefore, insertDiagnosis } from "./store.ts";

const dayMillis = 86_400_000;
/** What is older says nothing of how a school's network is today. */
const keptDays = 400;
/** Every tablet of a city in a week; whoever sends more wants to fill the disk. */
const mostADay = 20_000;

/** [DG-1] Keeps what was found. Nobody is known who sends it, so what they send is of closed lists alone. */
export async function reportDiagnosis(
  { db, now }: Tools,
  { outcomes, ...found }: Omit<Diagnosis, "at" | "code"> & { readonly outcomes: CheckOutcomes },
): Promise<void> {
  const at = now();
  const { schools } = await readSchoolList({ db });
  if (found.school !== null && !schools.includes(found.school)) throw new Refusal("not-found");
  const today = await countDiagnosesSince(db, new Date(at.getTime() - dayMillis));
  if (today >= mostADay) throw new Refusal("too-many", { retryAfterSeconds: 3_600 });
  await insertDiagnosis(db, { ...found, at, code: diagnosisCode(outcomes) });
  await deleteDiagnosesBefore(db, new Date(at.getTime() - keptDays * dayMillis));
}
