import { type MaintenanceNotice, noticeOf } from "../../../domain/maintenance.ts";
import type { Tools } from "../../tools.ts";
import { listToTell } from "./store.ts";

const overdueMillis = 24 * 3_600_000;

/** [OP-8] What everybody is told now of work that stops something. */
export async function readNotice({ db }: Pick<Tools, "db">, now: Date): Promise<MaintenanceNotice | null> {
  return noticeOf(await listToTell(db, new Date(now.getTime() - overdueMillis)), now);
}
