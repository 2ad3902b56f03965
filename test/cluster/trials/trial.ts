import type { Faults } from "../../history.ts";
import type { Cluster } from "../cluster.ts";
import type { Networks } from "../networks.ts";
import type { Programs } from "../programs.ts";

/** What a trial stands on. */
export type Ground = {
  readonly cluster: Cluster;
  readonly programs: Programs;
  /** Null where nodes cannot be cut off here. */
  readonly networks: Networks | null;
  /** How often a fault that is measured is made. */
  readonly rounds: number;
  say(line: string): void;
};

export type Finding = {
  /** What was asked, and whether it was so; `timed` where a busy machine may be to blame. */
  readonly checks: readonly { readonly asked: string; readonly ok: boolean; readonly timed?: true }[];
  readonly figures: Readonly<Record<string, number | string | readonly number[]>>;
};

export type Trial = {
  /** As in the list of faults. */
  readonly id: string;
  readonly title: string;
  /** Null where it cannot be tried here. */
  run(ground: Ground): Promise<Finding | null>;
};

/** How many of each there were; all of them have to be 0. */
export function countsOf(faults: Faults): Record<string, number> {
  return Object.fromEntries(Object.entries(faults).map(([kind, found]) => [kind, found.length]));
}

export function seconds(millis: number): number {
  return Math.round(millis / 100) / 10;
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}
