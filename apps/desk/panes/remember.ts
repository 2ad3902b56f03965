import type { ConsultationId, StaffId } from "../../../domain/ids.ts";
import type { Panes } from "./panes.ts";

export type Remembered = Pick<Panes, "panes" | "shown">;

/** Which talks stood side by side, over a reload. */
export type PaneMemory = {
  read(staff: StaffId): Remembered | null;
  keep(staff: StaffId, remembered: Remembered): void;
};

const place = "panes";
const isId = (value: unknown): value is ConsultationId =>
  typeof value === "string" && /^[0-9a-f-]{36}$/.test(value);

/** [SE-3] Ids and nothing else, in this tab alone, and for the person alone who opened them. */
export const tabMemory: PaneMemory = {
  read(staff) {
    try {
      const kept = JSON.parse(sessionStorage.getItem(place) ?? "null");
      if (kept?.staff !== staff || !Array.isArray(kept.panes) || !kept.panes.every(isId)) return null;
      return { panes: kept.panes, shown: isId(kept.shown) ? kept.shown : null };
    } catch {
      return null;
    }
  },
  keep(staff, { panes, shown }) {
    try {
      sessionStorage.setItem(place, JSON.stringify({ staff, panes, shown }));
    } catch {
      // A browser that keeps nothing: they are opened again by hand.
    }
  },
};
