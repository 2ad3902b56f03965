import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Tools } from "../tools.ts";
import { refuseRealCity } from "./refuse-real-city.ts";
import { findPractice, saveEnd } from "./store.ts";

/** [PX-2] Whoever was played writes no more. What has ended stays as it ended. */
export async function stopPractice(tools: Tools, staff: Staff, id: string): Promise<void> {
  refuseRealCity(tools);
  const found = await findPractice(tools.db, id);
  if (found?.staff !== staff.id) throw new Refusal("not-found");
  await saveEnd(tools.db, id, { at: tools.now(), outcome: "stopped" });
}
