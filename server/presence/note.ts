import type { ConsultationId } from "../../domain/ids.ts";
import { type Doing, doings, type PageSign, pageStates } from "../../domain/presence.ts";

/** What processes say to each other of the moment: ids, a state and an age. No instants, as their clocks may differ. */
export type Note =
  | { readonly t: "sign"; readonly id: ConsultationId; readonly sign: PageSign }
  | { readonly t: "doing"; readonly id: ConsultationId; readonly doing: Doing };

/** What the way from one process to another may take. Counted as if it always did: a sign never lives longer elsewhere. */
const underWayMillis = 1_000;

export function signNote(id: ConsultationId, { page, nth, state, at }: PageSign, now: Date): string {
  return ["sign", id, page, nth, state, Math.max(0, now.getTime() - at.getTime())].join(":");
}

export function doingNote(id: ConsultationId, doing: Doing): string {
  return ["doing", id, doing].join(":");
}

/** Null for what this version does not know. */
export function readNote(text: string, now: Date): Note | null {
  const [t, id = "", ...rest] = text.split(":");
  if (t === "doing") {
    const doing = doings.find((one) => one === rest[0]);
    return doing ? { t, id: id as ConsultationId, doing } : null;
  }
  if (t !== "sign") return null;
  const [page = "", nth, said, age] = rest;
  const state = pageStates.find((one) => one === said);
  if (!state || !Number.isInteger(Number(nth)) || !(Number(age) >= 0)) return null;
  const at = new Date(now.getTime() - Number(age) - underWayMillis);
  return { t, id: id as ConsultationId, sign: { page, nth: Number(nth), state, at } };
}
