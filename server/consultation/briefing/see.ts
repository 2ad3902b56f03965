import type { ConsultationId } from "../../../domain/ids.ts";
import { type Briefing, earlierOf, nothingKnown } from "../../../domain/known.ts";
import type { Staff } from "../../../domain/people.ts";
import { recordAct } from "../../audit/record.ts";
import type { Tools } from "../../tools.ts";
import { findConsultation } from "../find.ts";
import { handOverNotes } from "../hand-over-notes.ts";
import { knownFacts } from "../known-facts.ts";
import { ownConsultations } from "../own.ts";
import { openDraft, openRecords } from "../record/open-records.ts";
import { openNewestSheets } from "../risk-sheet/open-newest.ts";

const mostEarlier = 100;
/**
 * 事前確認: what is known of the consultee of a consultation. On record before anybody sees it. The version is read first, so that
 * what is shown is never older than it says.
 */
export async function seeBriefing(tools: Tools, staff: Staff, id: ConsultationId): Promise<Briefing> {
  const { db, now } = tools;
  const consultation = await findConsultation(tools, id);
  const { version } = consultation.history;
  await db
    .transaction()
    .execute((tx) => recordAct(tx, now(), staff, "briefing:open", { consultation: id, version }));
  const all = await ownConsultations(tools, { kind: "consultee", id: consultation.consultee });
  const others = all.filter((one) => one.id !== id);
  const shown = others.slice(0, mostEarlier);
  const ids = [id, ...shown.map((one) => one.id)];
  const [facts, records, sheets, draft, handOvers] = await Promise.all([
    knownFacts(tools, ids),
    openRecords(tools, [consultation, ...shown]),
    openNewestSheets(tools, shown),
    openDraft(tools, consultation, staff.id),
    handOverNotes(tools, id),
  ]);
  const { readings, disclosures, toldSeq } = facts.get(id) ?? nothingKnown;
  const last = readings.at(-1) ?? null;
  return {
    version,
    earlier: shown.map((one) => {
      const kept = { record: records.get(one.id)?.at(0) ?? null, sheet: sheets.get(one.id) ?? null };
      return earlierOf(one, facts.get(one.id) ?? nothingKnown, kept, last?.at ?? null);
    }),
    more: others.length - shown.length,
    attributesAreNew: last !== null && toldSeq > last.seq,
    readings: readings.toReversed().slice(0, 20),
    records: records.get(id) ?? [],
    disclosures,
    draft,
    handOvers,
  };
}
