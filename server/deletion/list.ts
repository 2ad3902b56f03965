import type { DeletionRequest } from "../../domain/deletion.ts";
import type { Tools } from "../tools.ts";
import { listRequests } from "./store.ts";

/** What consultees want deleted, the newest first. */
export function listDeletions({ db }: Pick<Tools, "db">): Promise<DeletionRequest[]> {
  return listRequests(db, 500);
}
