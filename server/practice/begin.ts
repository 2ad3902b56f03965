import { type ExerciseId, exercisesFor } from "../../domain/exercise.ts";
import { situationOf } from "../../domain/exercise-step.ts";
import { exercises } from "../../domain/exercises.ts";
import type { Staff } from "../../domain/people.ts";
import type { Practice } from "../../domain/practice.ts";
import { Refusal } from "../../domain/refusal.ts";
import { openConsultation } from "../consultation/open.ts";
import { tellAttributes } from "../consultation/tell-attributes.ts";
import { strangerToken } from "../consultee/stranger.ts";
import type { Tools } from "../tools.ts";
import { ensurePartner } from "./partner.ts";
import { refuseRealCity } from "./refuse-real-city.ts";
import { stepKey } from "./step-key.ts";
import { findPractice, findUnderWay, insertPractice } from "./store.ts";

/** [PX-2] Somebody invented opens a consultation. Who has an exercise under way goes on with that one. */
export async function beginPractice(
  tools: Tools,
  staff: Staff,
  id: string,
  chosen: ExerciseId,
): Promise<Pick<Practice, "id" | "consultation">> {
  refuseRealCity(tools);
  const exercise = exercisesFor(exercises, staff.roles).find((one) => one.id === chosen);
  if (!exercise) throw new Refusal("not-allowed");
  const before = (await own(tools, staff, id)) ?? (await findUnderWay(tools.db, staff.id));
  if (before) return before;

  const { parts } = situationOf(exercise, "start");
  const [first] = parts;
  if (!first || !("text" in first)) throw new Error(`The exercise ${chosen} does not begin with words.`);
  const partner = parts.some(({ by }) => by === "colleague") ? await ensurePartner(tools) : null;
  const { consultee, token } = strangerToken(tools);
  const said = { text: first.text, key: stepKey({ id, steps: 0 }) };
  const { consultation, seq, at } = await openConsultation(tools, consultee, token, said);
  await tellAttributes(tools, consultee, consultation, exercise.told);
  const begun = await insertPractice(tools.db, {
    ...{ id, staff: staff.id, exercise: chosen, consultation, partner: partner?.id ?? null, begunAt: at },
    ...{ steps: 1, standing: { situation: "start", done: 1, since: seq, movedAt: at } },
  });
  if (begun) return { id, consultation };
  // Asked for twice at the same moment: the other one was first.
  const other = (await own(tools, staff, id)) ?? (await findUnderWay(tools.db, staff.id));
  if (!other) throw new Refusal("busy");
  return other;
}

async function own({ db }: Tools, staff: Staff, id: string): Promise<Practice | null> {
  const found = await findPractice(db, id);
  if (found && found.staff !== staff.id) throw new Refusal("key-reused");
  return found;
}
