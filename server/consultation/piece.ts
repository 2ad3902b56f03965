import type { ConsulteeEntry, Frame, StaffEntry } from "../../contract/sync.ts";
import type { StoredEntry } from "../../domain/entry.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import { forConsultee, forStaff } from "./view.ts";

export type Audience = "consultee" | "staff";

/** Some entries of one consultation on their way, and where the next piece begins. */
export type Piece = { readonly frame: string; readonly upTo: number; readonly next: number };

/**
 * [DL-7] What one frame carries: a reader on a slow line has something whole of a long talk soon, and what is lost with a
 * connection is little.
 */
const enoughBytes = 16 * 1_024;

/** One frame of the entries from a place on: as many as make about 16 KB, and at least one. */
export function pieceFrom(
  id: ConsultationId,
  audience: Audience,
  entries: readonly StoredEntry[],
  from: number,
): Piece {
  const view = audience === "consultee" ? forConsultee : forStaff;
  const views: (ConsulteeEntry | StaffEntry)[] = [];
  let next = from;
  for (let bytes = 0; bytes < enoughBytes; next++) {
    const entry = entries[next];
    if (!entry) break;
    views.push(view(entry));
    bytes += roughSize(entry);
  }
  const frame: Frame = { t: "entries", consultation: id, entries: views };
  return { frame: JSON.stringify(frame), upTo: entries[next - 1]?.seq ?? 0, next };
}

/** What surrounds the text, and three bytes for each of its characters, as Japanese has them. */
function roughSize(entry: StoredEntry): number {
  return 160 + (entry.kind === "message" ? 3 * entry.text.length : 0);
}
