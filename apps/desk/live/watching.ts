import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import type { Risk } from "../../../domain/risk.ts";
import type { List } from "../list/list.ts";
import { type Filter, narrow } from "../list/narrow.ts";

/** How many talks may be watched at once: more are no more seen than a few. */
export const mostWatched = 12;

export type Risks = ReadonlyMap<ConsultationId, Risk>;

/** What is to be seen; an empty risk leaves all. */
export type LiveFilter = Filter & { readonly risk: Risk | "" };

/** Those that go on and fit, the oldest first: a new one comes at the end, and moves nothing. */
export function talksOf(
  list: List,
  { risk, ...filter }: LiveFilter,
  risks: Risks,
): readonly ConsultationId[] {
  return [...narrow(list, filter).rows.values()]
    .filter(({ id, state }) => state !== "closed" && (risk === "" || risks.get(id) === risk))
    .sort(byNumber)
    .map(({ id }) => id);
}

/** While somebody aims at them, those that were drawn stay where they are, whatever became of them. */
export function holdTalks(
  drawn: readonly ConsultationId[],
  now: readonly ConsultationId[],
  list: List,
  aimed: boolean,
): readonly ConsultationId[] {
  if (!aimed) return now;
  const rows = [...new Set([...drawn, ...now])].flatMap((id) => list.rows.get(id) ?? []);
  return rows.sort(byNumber).map(({ id }) => id);
}

/** Chosen once more it goes; beyond what fits nothing comes. */
export function toggled(watched: readonly ConsultationId[], id: ConsultationId): readonly ConsultationId[] {
  if (watched.includes(id)) return watched.filter((one) => one !== id);
  return watched.length < mostWatched ? [...watched, id] : watched;
}

/** Those watched already, and the first of the others, as many as fit. */
export function withFirst(
  watched: readonly ConsultationId[],
  talks: readonly ConsultationId[],
): readonly ConsultationId[] {
  return [...new Set([...watched, ...talks])].slice(0, Math.max(mostWatched, watched.length));
}

/** Somebody waits for words of ours. */
export function awaitsReply({ state, consulteeSeq, counsellorSeq }: ConsultationSummary): boolean {
  return state !== "closed" && consulteeSeq > counsellorSeq;
}

export type Glance = Readonly<Record<"waiting" | "active" | "unanswered" | "urgent", number>>;

export function glanceOf({ rows }: List): Glance {
  const open = [...rows.values()].filter(({ state }) => state !== "closed");
  return {
    waiting: open.filter(({ state }) => state === "waiting").length,
    active: open.filter(({ state }) => state === "active").length,
    unanswered: open.filter(awaitsReply).length,
    urgent: open.filter(({ urgent }) => urgent).length,
  };
}

function byNumber(a: ConsultationSummary, b: ConsultationSummary): number {
  return a.number - b.number;
}
