import type { Consultation } from "../../domain/consultation.ts";
import type { ConsulteeId } from "../../domain/ids.ts";
import type { Ways } from "../../domain/reach.ts";
import { waysBack } from "../consultee/ways-back.ts";
import { toldByLine } from "../line/told-by-line.ts";
import { toldByBrowser } from "../notice/told-by-browser.ts";
import type { Tools } from "../tools.ts";

/** [NC-5] How somebody can come to know of something new, and what was tried since a moment. */
export async function waysTo(
  tools: Tools,
  consultee: ConsulteeId,
  own: readonly Pick<Consultation, "id">[],
  since: Date,
): Promise<Ways> {
  const [line, browser, back] = await Promise.all([
    toldByLine(tools, consultee, since),
    toldByBrowser(tools, consultee, since),
    waysBack(tools, consultee),
  ]);
  return { line, browser, isHere: own.some(({ id }) => tools.presence.of(id) !== "unknown"), ...back };
}
