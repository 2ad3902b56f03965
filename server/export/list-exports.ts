import { listVoices } from "../approval/list-voices.ts";
import { listColleagues } from "../staff/colleagues.ts";
import type { Tools } from "../tools.ts";
import { listLedger } from "./store.ts";

const mostListed = 200;

/** The ledger, the newest first, and the names it needs. */
export async function listExports(tools: Tools) {
  const entries = await listLedger(tools.db, mostListed);
  const approvals = entries.flatMap(({ approval }) => (approval ? [approval.id] : []));
  const voices = await listVoices(tools, approvals);
  const people = await listColleagues(tools);
  return { entries, voices, people };
}
