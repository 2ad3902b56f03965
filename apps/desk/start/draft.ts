import type { IdempotencyKey } from "../../../domain/ids.ts";

/** The first message and why it is sent, while it is being written; under which key it is sent. */
export type First = { readonly text: string; readonly reason: string; readonly key: IdempotencyKey };

/** Null where there is none, or it is of another version of the page. */
export function readFirst(draft: string): First | null {
  try {
    const { text, reason, key }: Partial<First> = JSON.parse(draft);
    const all = [text, reason, key].every((one) => typeof one === "string");
    return all && text !== undefined && reason !== undefined && key ? { text, reason, key } : null;
  } catch {
    return null;
  }
}
