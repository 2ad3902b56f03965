import type { Consultation } from "../../../domain/consultation.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import { type Briefing, earlierOf, nothingKnown } from "../../../domain/known.ts";
import type { Staff } from "../../../domain/people.ts";
import type { Ways } from "../../../domain/reach.ts";
import type { RefusalCode } from "../../../domain/refusal.ts";
import { startFault } from "../../../domain/start.ts";
import { recordAct } from "../../audit/record.ts";
import { waysTo } from "../../reach/ways.ts";
import type { Tools } from "../../tools.ts";
import { findConsultation } from "../find.ts";
import { knownFacts } from "../known-facts.ts";
import { ownConsultations } from "../own.ts";
import { openRecords } from "../record/open-records.ts";
import { openNewestSheets } from "../risk-sheet/open-newest.ts";
import { nameKnown, whatIsKnown } from "./known.ts";
import { wantsDeletion } from "./wants-deletion.ts";

export type Seen = {
  readonly briefing: Briefing;
  /** Says what was shown, and to whom: nobody begins without it. */
  readonly seen: string;
  readonly ways: Ways;
  /** Why nobody begins now; null where somebody may. */
  readonly fault: RefusalCode | null;
  /** One that has not ended: there it goes on. */
  readonly open: Consultation | null;
};

const mostEarlier = 100;

/** [CN-15] What is read before somebody begins with the consultee of an earlier consultation; on record before it is shown. */
export async function seeStart(tools: Tools, staff: Staff, id: ConsultationId): Promise<Seen> {
  const { db, now } = tools;
  const { consultee } = await findConsultation(tools, id);
  await db.transaction().execute((tx) => recordAct(tx, now(), staff, "briefing:open", { consultation: id }));
  const known = await whatIsKnown(tools, consultee);
  const all = await ownConsultations(tools, { kind: "consultee", id: consultee });
  const shown = all.slice(0, mostEarlier);
  const [facts, records, sheets, ways, wants, paused] = await Promise.all([
    knownFacts(
      tools,
      shown.map((one) => one.id),
    ),
    openRecords(tools, shown),
    openNewestSheets(tools, shown),
    waysTo(tools, consultee, all, now()),
    wantsDeletion(tools, all),
    tools.pauses.of(consultee),
  ]);
  return {
    briefing: {
      ...{ version: 0, more: all.length - shown.length, attributesAreNew: false },
      ...{ readings: [], records: [], disclosures: [], draft: null, handOvers: [] },
      earlier: shown.map((one) => {
        const kept = { record: records.get(one.id)?.at(0) ?? null, sheet: sheets.get(one.id) ?? null };
        return earlierOf(one, facts.get(one.id) ?? nothingKnown, kept, null);
      }),
    },
    seen: nameKnown(tools, staff, consultee, known),
    ways,
    fault: startFault({ consultations: all, wantsDeletion: wants, isPaused: paused !== null, ways }),
    open: all.find(({ state }) => state !== "closed") ?? null,
  };
}
