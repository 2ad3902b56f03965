import { hash } from "node:crypto";
import { type AuditLine, linkText, nothingBefore } from "../../domain/audit.ts";
import type { SignedHead } from "./signed.ts";

/** What is wrong with the chain, and at which position it begins to be. */
export type Break = { readonly position: number; readonly why: Wrong };

export const wrongs = {
  missing: "The line of this position is missing.",
  twice: "There is more than one line of this position.",
  changed: "The line says something else than what its hash was taken of.",
  unlinked:
    "The line does not carry the hash of the one before it: it, or the one before, was replaced or moved.",
  misplaced: "A line stands outside the chain.",
  "cut-off": "The chain ends before its head: lines were cut off.",
  "no-head": "The head of the chain is missing, or there are several.",
  "head-differs": "The head names another hash than the last line has.",
  "seal-differs": "A sealed head names another hash for this position: the chain was rewritten.",
  "seal-beyond": "A sealed head counts more lines than there are: the chain was cut off or rewritten.",
  "seal-forged": "A sealed head is not signed by this city's key.",
  "seal-lost": "The chain says that its head was sealed, and that sealed head is missing.",
  "not-to-be-read": "This is no line of an audit trail.",
} as const;
export type Wrong = keyof typeof wrongs;

export type Place = { readonly position: number; readonly hash: string };

/** Before the first line. */
export const beginning: Place = { position: 0, hash: nothingBefore };

/**
 * Goes along the chain, line by line, and holds no more than the last one. Sealed heads are compared as it passes them.
 * The same walk proves a table and a file.
 */
export type Walk = {
  /** Null where this line is the next one and is whole. */
  step(line: AuditLine): Break | null;
  at(): Place;
  /** How many sealed heads were passed and agreed. */
  sealsMet(): number;
};

/** [AU-1] `heads` in any order, several for one position too. */
export function openWalk(start: Place, heads: readonly SignedHead[]): Walk {
  let { position, hash: last } = start;
  let met = 0;
  const seals = Map.groupBy(heads, ({ count }) => count);

  return {
    at: () => ({ position, hash: last }),
    sealsMet: () => met,
    step(line) {
      const next = position + 1;
      if (line.position !== next)
        return line.position === position
          ? { position, why: "twice" }
          : { position: next, why: line.position > next ? "missing" : "misplaced" };
      if (hash("sha256", linkText(line)) !== line.hash) return { position: next, why: "changed" };
      if (line.previous !== last) return { position: next, why: "unlinked" };
      const sealed = seals.get(next) ?? [];
      if (sealed.some((head) => head.hash !== line.hash)) return { position: next, why: "seal-differs" };
      met += sealed.length;
      position = next;
      last = line.hash;
      return null;
    },
  };
}
