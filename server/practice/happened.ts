import type { StoredEntry } from "../../domain/entry.ts";
import type { Deed } from "../../domain/exercise.ts";
import type { Happened } from "../../domain/exercise-step.ts";
import type { Practice } from "../../domain/practice.ts";
import { readTalk } from "../consultation/read-talk.ts";
import { whenNoted } from "../consultation/when-noted.ts";
import type { Tools } from "../tools.ts";
import { urgentCallsOf } from "../urgent/calls-of.ts";

/** What came of an exercise so far, worked out of what is stored: nothing is noted of anybody beside it. */
export async function whatHappened(
  tools: Tools,
  { consultation, staff }: Practice,
): Promise<Happened & { readonly entries: readonly StoredEntry[] }> {
  const [entries, calls, noted] = await Promise.all([
    readTalk(tools, consultation),
    urgentCallsOf(tools, consultation),
    whenNoted(tools, consultation, staff),
  ]);
  const first = <Kind extends StoredEntry["kind"]>(
    kind: Kind,
    fits: (entry: Extract<StoredEntry, { kind: Kind }>) => boolean,
  ): Date | undefined =>
    entries.find(
      (entry): entry is Extract<StoredEntry, { kind: Kind }> => entry.kind === kind && fits(entry as never),
    )?.at;
  const dates: Readonly<Record<Deed, Date | null | undefined>> = {
    called: calls[0]?.calledAt,
    taken: calls.find(({ taken }) => taken?.by === staff)?.taken?.at,
    "call-ended": calls.find(({ endedAt }) => endedAt)?.endedAt,
    "handed-over": first("hand-over", ({ from }) => from === staff),
    recorded: first("record", (entry) => entry.staff === staff),
    noted,
    closed: first("close", () => true),
  };
  const deeds = new Map<Deed, Date>();
  for (const [deed, at] of Object.entries(dates)) if (at) deeds.set(deed as Deed, at);
  const said = entries.flatMap((entry) =>
    entry.kind === "message" && entry.by === "counsellor" && entry.staff === staff
      ? [{ seq: entry.seq, at: entry.at, text: entry.text }]
      : [],
  );
  return { said, deeds, entries };
}
