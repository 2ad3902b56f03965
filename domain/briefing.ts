import { type Active, type Consultation, heldBy, type Step } from "./consultation.ts";
import type { BriefingEntry, HistoryEntry } from "./entry.ts";
import { briefingState, withNews } from "./history.ts";
import type { Staff } from "./people.ts";
import { Refusal } from "./refusal.ts";

/**
 * 事前確認 [BR-1]: the holder has read the briefing to its end, as of a version of what is known. Refused where something became
 * known meanwhile; read already, it changes nothing.
 */
export function readBriefing(
  consultation: Consultation,
  counsellor: Staff,
  version: number,
  now: Date,
): Step<Active, BriefingEntry> | null {
  const held = heldBy(consultation, counsellor);
  const { history, claimVersion } = held;
  if (version !== history.version) throw new Refusal("briefing-moved");
  if (briefingState(history, claimVersion) === "read") return null;
  const seq = held.lastSeq + 1;
  const read = { ...history, readForClaim: claimVersion, readVersion: version };
  return {
    next: { ...held, lastSeq: seq, lastAt: now, history: read },
    entry: { kind: "briefing", staff: counsellor.id, version, seq, at: now },
  };
}

/** [BR-2] Something became known of its consultee elsewhere. What is closed is not told: nobody replies there. */
export function hearNews(consultation: Consultation, now: Date): Step<Consultation, HistoryEntry> | null {
  if (consultation.state === "closed") return null;
  const seq = consultation.lastSeq + 1;
  const history = withNews(consultation.history);
  return {
    next: { ...consultation, lastSeq: seq, lastAt: now, history },
    entry: { kind: "history", version: history.version, seq, at: now },
  };
}
