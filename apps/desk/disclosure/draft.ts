import type { Disclosed } from "../../../domain/disclosure.ts";

export const nothingSaid: Disclosed = { whom: "", summary: "", reason: "" };

/** Nothing where there is no draft, or it is of another version of the page. */
export function readSaid(draft: string): Disclosed {
  try {
    const { whom, summary, reason }: Partial<Disclosed> = JSON.parse(draft);
    const said = { whom, summary, reason };
    return Object.values(said).every((one) => typeof one === "string") ? (said as Disclosed) : nothingSaid;
  } catch {
    return nothingSaid;
  }
}

/** What says nothing is no draft. */
export function draftOfSaid(said: Disclosed): string {
  return Object.values(said).every((one) => one === "") ? "" : JSON.stringify(said);
}
