import { may } from "../../domain/access.ts";
import type { Staff } from "../../domain/people.ts";
import type { Tools } from "../tools.ts";
import { listWorking } from "./store.ts";

/** Everyone who works here now and may answer a consultation. */
export async function listAnswering({ db }: Pick<Tools, "db">): Promise<Staff[]> {
  return (await listWorking(db)).filter((staff) => may(staff, "consultation:reply"));
}
