import type { ConsultationId } from "../../../domain/ids.ts";
import type { OpenedSheet, RiskSheet } from "../../../domain/risk-sheet.ts";
import { type DataKey, openBeside } from "../../storage/seal.ts";
import type { Tools } from "../../tools.ts";
import { listSheets } from "./store.ts";

const most = 20;

/** The newest first. Who asks is on record by then. */
export async function openSheets(
  { db, log }: Pick<Tools, "db" | "log">,
  consultation: ConsultationId,
  key: DataKey,
): Promise<OpenedSheet[]> {
  return (await listSheets(db, consultation, most)).map(({ version, staff, at, sealed }) => {
    const text = openBeside(key, { consultation, kind: "risk-sheet", version, staff }, sealed);
    if (text === null) log.error({ consultation, version }, "A risk sheet does not open: who changed it?");
    return { version, staff, at, said: text === null ? null : (JSON.parse(text) as RiskSheet) };
  });
}
