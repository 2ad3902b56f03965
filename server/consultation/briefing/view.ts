import type * as contract from "../../../contract/briefing.ts";
import type { Briefing, Disclosure, Earlier, OpenedRecord } from "../../../domain/known.ts";

/** What leaves, field by field. */
export function briefingView(briefing: Briefing): contract.Briefing {
  const { version, earlier, more, attributesAreNew, readings, records, disclosures, draft, handOvers } =
    briefing;
  return {
    ...{ version, more, attributesAreNew, draft },
    earlier: earlier.map(earlierView),
    readings: readings.map(({ staff, at, version: of }) => ({ staff, at: at.toISOString(), version: of })),
    records: records.map(recordView),
    handOvers: handOvers.map(({ staff, at, text }) => ({ staff, text, at: at.toISOString() })),
    disclosures: disclosures.map(disclosureView),
  };
}

function earlierView({
  consultation,
  record,
  sheet,
  disclosures,
  isNew,
}: Earlier): contract.EarlierConsultation {
  const { id, number, entrance, state, openedAt, attributes } = consultation;
  return {
    ...{ id, number, entrance, state, attributes, isNew },
    counsellor: consultation.state === "waiting" ? null : consultation.counsellor,
    openedAt: openedAt.toISOString(),
    closedAt: consultation.state === "closed" ? consultation.closedAt.toISOString() : null,
    record: record && recordView(record),
    sheet: sheet && { ...sheet, at: sheet.at.toISOString() },
    disclosures: disclosures.map(disclosureView),
  };
}

function recordView({ version, staff, at, said }: OpenedRecord): contract.WrittenRecord {
  return { version, staff, at: at.toISOString(), said };
}

function disclosureView({ at, staff, to, ground }: Disclosure) {
  return { at: at.toISOString(), staff, to, ground };
}
