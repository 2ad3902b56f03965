import { emptySheet, type RiskSheet } from "../../../../domain/risk-sheet.ts";

/** A sheet being written, upon the version that its author saw. */
export type SheetDraft = { readonly version: number; readonly sheet: RiskSheet };

/** Null where there is none. What another version of the page did not know is as in an empty one. */
export function readSheetDraft(draft: string): SheetDraft | null {
  try {
    const { version, sheet }: { version?: unknown; sheet?: Partial<RiskSheet> } = JSON.parse(draft);
    if (typeof version !== "number" || typeof sheet !== "object") return null;
    return {
      version,
      sheet: { ...emptySheet, ...sheet, words: { ...emptySheet.words, ...sheet.words } },
    };
  } catch {
    return null;
  }
}

/** In the list's own order, whatever order they were chosen in. */
export function toggled<Value extends string>(
  all: readonly Value[],
  chosen: readonly Value[],
  one: Value,
): readonly Value[] {
  const wanted = new Set(chosen);
  if (!wanted.delete(one)) wanted.add(one);
  return all.filter((value) => wanted.has(value));
}
