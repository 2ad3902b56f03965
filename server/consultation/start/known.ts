import { createHmac } from "node:crypto";
import type { ConsulteeId } from "../../../domain/ids.ts";
import type { Staff } from "../../../domain/people.ts";
import type { Tools } from "../../tools.ts";
import { knownFacts } from "../known-facts.ts";
import { ownConsultations } from "../own.ts";
import { listNewestSheets } from "../risk-sheet/store.ts";

/** All that a briefing would show, in one line: another one as soon as something more became known ([BR-2]). */
export async function whatIsKnown({ db }: Pick<Tools, "db">, consultee: ConsulteeId): Promise<string> {
  const all = await ownConsultations({ db }, { kind: "consultee", id: consultee });
  const ids = all.map(({ id }) => id);
  const [facts, sheets] = await Promise.all([knownFacts({ db }, ids), listNewestSheets(db, ids)]);
  const sheetOf = new Map(sheets.map(({ consultation, version }) => [consultation, version]));
  return JSON.stringify(
    all.map(({ id, state, recordVersion, attributes }) => {
      const disclosed = facts.get(id)?.disclosures.length ?? 0;
      return [id, state, recordVersion, attributes, disclosed, sheetOf.get(id) ?? 0];
    }),
  );
}

/** Proves that this person was shown this of this consultee: nobody else can make it, and nobody guess it. */
export function nameKnown(
  { secrets }: Pick<Tools, "secrets">,
  { id: staff }: Staff,
  consultee: ConsulteeId,
  known: string,
): string {
  return createHmac("sha256", secrets.staffNaming)
    .update(`start\n${staff}\n${consultee}\n${known}`)
    .digest("hex");
}
