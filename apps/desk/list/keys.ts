import type { ConsultationId } from "../../../domain/ids.ts";
import { type Arrangement, sections } from "./arrange.ts";

/** Where a key leads from a row; null where the key means nothing here. */
export function rowByKey(
  drawn: Arrangement,
  from: ConsultationId | null,
  key: string,
): ConsultationId | null {
  const ids = sections.flatMap((section) => drawn[section]);
  const at = from === null ? -1 : ids.indexOf(from);
  switch (key) {
    case "ArrowDown":
      return ids[at + 1] ?? null;
    case "ArrowUp":
      return at > 0 ? (ids[at - 1] ?? null) : null;
    case "Home":
      return ids[0] ?? null;
    case "End":
      return ids.at(-1) ?? null;
    default:
      return null;
  }
}

/** The one row that the Tab key reaches: where one was, else the opened one, else the first. */
export function tabStop(
  drawn: Arrangement,
  focused: ConsultationId | null,
  shown: ConsultationId | null,
): ConsultationId | null {
  const ids = sections.flatMap((section) => drawn[section]);
  if (focused && ids.includes(focused)) return focused;
  return shown && ids.includes(shown) ? shown : (ids[0] ?? null);
}
