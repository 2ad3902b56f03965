import type { WrittenFacts } from "./audit.ts";

/** A line for whoever looks for it, without its proof. */
export type RecordedAct = {
  readonly position: number;
  readonly at: Date;
  readonly actor: string;
  readonly id: string | null;
  readonly act: string;
  readonly facts: WrittenFacts;
};
