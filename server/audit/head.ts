import type { Database } from "../storage/database.ts";
import { readHead as readSigned } from "./signed.ts";
import { listSeals, readHeads } from "./store.ts";

export type PresentHead = {
  readonly count: number;
  readonly hash: string;
  /** The newest first. */
  readonly seals: readonly {
    readonly day: string;
    readonly count: number;
    readonly hash: string;
    readonly at: string;
  }[];
};

const mostSeals = 60;

/** How long the trail is at this moment, and its newest sealed heads. */
export async function readPresentHead(db: Database): Promise<PresentHead> {
  const [[head], seals] = await Promise.all([readHeads(db), listSeals(db)]);
  if (!head) throw new Error("The audit trail has no head.");
  return {
    count: head.position,
    hash: head.hash,
    seals: seals
      .slice(-mostSeals)
      .reverse()
      .flatMap(({ day, signed }) => {
        const sealed = readSigned(signed);
        return sealed ? [{ day, count: sealed.count, hash: sealed.hash, at: sealed.at }] : [];
      }),
  };
}
