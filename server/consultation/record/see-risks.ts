import type { ConsultationId } from "../../../domain/ids.ts";
import type { Risk } from "../../../domain/risk.ts";
import type { Tools } from "../../tools.ts";
import { findConsultations } from "../find.ts";
import { openRecords } from "./open-records.ts";

/** What the newest record of each says there is to fear. A record is opened for that, and nothing else of it leaves. */
export async function seeRisks(
  tools: Pick<Tools, "db" | "keys" | "log">,
  ids: readonly ConsultationId[],
): Promise<{ readonly consultation: ConsultationId; readonly risk: Risk }[]> {
  const recorded = (await findConsultations(tools, ids)).filter(({ recordVersion }) => recordVersion > 0);
  const records = await openRecords(tools, recorded);
  return recorded.flatMap(({ id }) => {
    const said = records.get(id)?.at(0)?.said;
    return said ? [{ consultation: id, risk: said.risk }] : [];
  });
}
