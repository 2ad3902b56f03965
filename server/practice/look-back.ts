import { exerciseOf } from "../../domain/exercises.ts";
import { type LookedAt, lookBack } from "../../domain/look-back.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Tools } from "../tools.ts";
import { whatHappened } from "./happened.ts";
import { refuseRealCity } from "./refuse-real-city.ts";
import { findPractice } from "./store.ts";

/** [PX-4] Only to whoever did it, and no word of it: which points were met. */
export async function lookBackOn(tools: Tools, staff: Staff, id: string): Promise<readonly LookedAt[]> {
  refuseRealCity(tools);
  const found = await findPractice(tools.db, id);
  if (found?.staff !== staff.id) throw new Refusal("not-found");
  const happened = await whatHappened(tools, found);
  return lookBack(exerciseOf(found.exercise), { ...happened, begunAt: found.begunAt });
}
