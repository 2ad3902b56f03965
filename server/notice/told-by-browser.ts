import type { ConsulteeId } from "../../domain/ids.ts";
import type { Told } from "../../domain/reach.ts";
import type { Tools } from "../tools.ts";
import { listTold } from "./address-store.ts";

/** What came of telling this consultee's browsers since a moment; one that was told is enough. */
export async function toldByBrowser(
  { db, stamps, push }: Tools,
  consultee: ConsulteeId,
  since: Date,
): Promise<Told> {
  const all = push === null ? [] : await listTold(db, stamps, consultee);
  if (all.length === 0) return { telling: "none", at: null };
  const told = all.filter(({ toldAt }) => toldAt && toldAt >= since);
  const sent = told.find(({ outcome }) => outcome === "sent");
  if (sent) return { telling: "sent", at: sent.toldAt };
  const due = all.find(({ dueSince }) => dueSince !== null);
  if (due) return { telling: "trying", at: due.dueSince };
  const [failed] = told;
  return failed ? { telling: "failed", at: failed.toldAt } : { telling: "ready", at: null };
}
