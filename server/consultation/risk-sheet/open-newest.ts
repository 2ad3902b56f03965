import type { Consultation } from "../../../domain/consultation.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import type { OpenedSheet, RiskSheet } from "../../../domain/risk-sheet.ts";
import { openBeside } from "../../storage/seal.ts";
import type { Tools } from "../../tools.ts";
import { listNewestSheets } from "./store.ts";

/** Of each consultation that has a risk sheet the newest version. Who asks is on record by then. */
export async function openNewestSheets(
  { db, keys, log }: Pick<Tools, "db" | "keys" | "log">,
  consultations: readonly Consultation[],
): Promise<Map<ConsultationId, OpenedSheet>> {
  const found = new Map<ConsultationId, OpenedSheet>();
  if (consultations.length === 0) return found;
  const owners = new Map(consultations.map(({ id, consultee }) => [id, consultee]));
  const sheets = await listNewestSheets(db, [...owners.keys()]);
  if (sheets.length === 0) return found;
  const damaged = (consultation: ConsultationId, error: unknown = null): void =>
    log.error({ consultation, error }, "A risk sheet does not open: who changed it, or which key is lost?");
  const held = await keys.of(
    sheets.map(({ consultation }) => consultation),
    damaged,
  );
  for (const { consultation, version, staff, at, sealed } of sheets) {
    const key = held.get(consultation);
    // [SE-8] Its row was given to somebody else since the key was made.
    const isBound = key && key.consultee === owners.get(consultation);
    const text = isBound
      ? openBeside(key, { consultation, kind: "risk-sheet", version, staff }, sealed)
      : null;
    if (text === null) damaged(consultation);
    found.set(consultation, {
      version,
      staff,
      at,
      said: text === null ? null : (JSON.parse(text) as RiskSheet),
    });
  }
  return found;
}
