import { lineEventKinds } from "./line.ts";

/** What is counted for the city's report of its use of LINE ([S8.1] asks for one a month): numbers, of nobody. */
export const lineFigures = [
  ...lineEventKinds.map((kind) => `event:${kind}` as const),
  "event:repeated",
  "reply:sent",
  "reply:given-up",
  "push:sent",
  "push:given-up",
  "push:blocked",
  "sending:failed",
  "entrance:came",
  "entrance:linked",
  "entrance:unlinked",
  "entrance:refused",
] as const;
export type LineFigure = (typeof lineFigures)[number];

export type LineUsage = Readonly<Record<LineFigure, number>>;

export function usageOf(counted: ReadonlyMap<string, number>): LineUsage {
  return Object.fromEntries(lineFigures.map((figure) => [figure, counted.get(figure) ?? 0])) as LineUsage;
}
