import type { WaysView } from "../../../contract/start.ts";
import type { Told, Ways } from "../../../domain/reach.ts";

/** What leaves, field by field. */
export function waysView({ line, browser, isHere, rememberedUntil, hasWords }: Ways): WaysView {
  return {
    ...{ line: toldView(line), browser: toldView(browser), isHere, hasWords },
    rememberedUntil: rememberedUntil?.toISOString() ?? null,
  };
}

function toldView({ telling, at }: Told) {
  return { telling, at: at?.toISOString() ?? null };
}
