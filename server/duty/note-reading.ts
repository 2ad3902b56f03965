import type { StaffId } from "../../domain/ids.ts";
import type { Tools } from "../tools.ts";
import { markOnline } from "./online-store.ts";

/** [DU-5] These people's desks are open here. Said again every few seconds; who is not named any more is soon gone. */
export function noteReading({ db }: Pick<Tools, "db">, staff: readonly StaffId[]): Promise<void> {
  return markOnline(db, staff);
}
