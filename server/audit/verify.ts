import type { KeyObject } from "node:crypto";
import type { Database } from "../storage/database.ts";
import { isSignedBy, readHead, type SignedHead } from "./signed.ts";
import { findMisplaced, findPeriod, listSeals, readHeads, readLines } from "./store.ts";
import { type Break, beginning, openWalk, type Place } from "./walk.ts";

export type VerifyOptions = {
  /** Null where the city has no key yet: then nothing can be sealed. */
  readonly publicKey: KeyObject | null;
  /** Positions; left out: the whole chain. The line before the first is then taken as it stands. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Sealed heads that were kept elsewhere. */
  readonly heads?: readonly SignedHead[];
  readonly progress?: (done: number, of: number) => void;
};

export type Verdict = {
  /** The first position where something is wrong; null where all is proven. */
  readonly broken: Break | null;
  /** How many lines were proven, from which to which position. */
  readonly lines: number;
  readonly first: number;
  readonly last: number;
  readonly head: Place | null;
  /** How many different sealed heads agreed, and when the newest of them was sealed. */
  readonly seals: number;
  readonly sealedAt: string | null;
};

/** Large enough that the database and this process are both at work all the time, small enough for any machine. */
const windowSize = 2_000;

/**
 * [AU-7] Proves the chain: each hash, each place, the head, and all sealed heads, with two windows of lines in memory. Lines
 * that are added meanwhile are not looked at.
 */
export async function verifyAudit(db: Database, options: VerifyOptions): Promise<Verdict> {
  const { publicKey, from = 1, progress = () => {} } = options;
  const found = await readHeads(db);
  const head = found.length === 1 ? (found[0] ?? null) : null;
  const last = Math.min(options.to ?? Number.MAX_SAFE_INTEGER, head?.position ?? 0);
  const stored = (await listSeals(db)).map(({ position, signed }) => ({ position, seal: readHead(signed) }));
  const kept = [...stored.flatMap(({ seal }) => seal ?? []), ...(options.heads ?? [])];
  const heads = [...new Map(kept.map((seal) => [seal.text, seal])).values()].filter(
    ({ count }) => count >= from,
  );

  let start: Place = beginning;
  const verdict = (broken: Break | null, lines = 0, seals = 0, sealedAt: string | null = null): Verdict => ({
    ...{ broken, lines, seals, sealedAt },
    ...{ first: start.position + 1, last: start.position + lines, head },
  });

  if (!head) return verdict({ position: 0, why: "no-head" });
  const forged = heads.find((seal) => !publicKey || !isSignedBy(publicKey, seal.text));
  if (forged) return verdict({ position: forged.count, why: "seal-forged" });
  const unread = stored.find(({ position, seal }) => seal?.count !== position);
  if (unread) return verdict({ position: unread.position, why: "seal-forged" });
  if (from > 1) {
    const [before] = await readLines(db, from - 1, from - 1, 1);
    if (!before) return verdict({ position: from - 1, why: "missing" });
    start = before;
  }

  const walk = openWalk(start, heads);
  const sealing: Place[] = [];
  const proven = (broken: Break | null): Verdict => {
    const met = heads.filter(({ count }) => count <= walk.at().position);
    const sealedAt =
      met
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? null;
    return verdict(broken, walk.at().position - start.position, walk.sealsMet(), sealedAt);
  };

  let next = readLines(db, from, from + windowSize - 1, windowSize + 1);
  for (let first = from; first <= last; first += windowSize) {
    const end = Math.min(first + windowSize - 1, last);
    const lines = await next;
    // Read while this window is being proven. A failure shows when it is awaited.
    next = end < last ? readLines(db, end + 1, end + windowSize, windowSize + 1) : Promise.resolve([]);
    next.catch(() => {});
    for (const line of lines) {
      if (line.position > end) break;
      const broken = walk.step(line);
      if (broken) return proven(broken);
      const sealed = line.act === "audit:seal" ? placeIn(line.facts) : null;
      if (sealed) sealing.push(sealed);
    }
    if (walk.at().position < end) {
      const position = walk.at().position + 1;
      const [later] = await readLines(db, position, head.position, 1);
      return proven({ position, why: later ? "missing" : "cut-off" });
    }
    progress(end - from + 1, last - from + 1);
  }

  const isSealedHead = ({ position, hash }: Place): boolean =>
    position < from || heads.some((seal) => seal.count === position && seal.hash === hash);
  const lost = sealing.find((sealed) => !isSealedHead(sealed));
  if (lost) return proven({ position: lost.position, why: "seal-lost" });
  if (options.to !== undefined && options.to < head.position) return proven(null);

  const { position, hash } = walk.at();
  if (last >= from && hash !== head.hash) return proven({ position, why: "head-differs" });
  if (heads.some(({ count }) => count > head.position))
    return proven({ position: position + 1, why: "seal-beyond" });
  const misplaced = await findMisplaced(db);
  if (misplaced !== null) return proven({ position: misplaced, why: "misplaced" });
  return proven(null);
}

/** What a line `audit:seal` says was sealed. */
function placeIn(facts: string): Place | null {
  const { position, hash } = JSON.parse(facts) as { position?: unknown; hash?: unknown };
  return typeof position === "number" && typeof hash === "string" ? { position, hash } : null;
}

/** The positions of the lines that tell of a period; null where there is none. */
export function findAuditPeriod(db: Database, from: Date, to: Date): ReturnType<typeof findPeriod> {
  return findPeriod(db, from, to);
}
