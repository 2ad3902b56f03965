import type { Staff } from "../../domain/people.ts";
import type { RetentionRun, RetentionSettings } from "../../domain/retention.ts";
import { listColleagues } from "../staff/colleagues.ts";
import type { Tools } from "../tools.ts";
import { readRetentionSettings } from "./read-settings.ts";
import { listRuns } from "./run-store.ts";

export type Retention = {
  readonly version: number;
  readonly settings: RetentionSettings;
  readonly runs: readonly RetentionRun[];
};

const mostRuns = 50;

export async function readRetention(tools: Pick<Tools, "db" | "now">): Promise<Retention> {
  const { version, settings } = await readRetentionSettings(tools);
  return { version, settings, runs: await listRuns(tools.db, tools.now(), mostRuns) };
}

/** The same, and who of the staff had to do with it. */
export async function listRetention(
  tools: Tools,
): Promise<Retention & { readonly people: readonly Staff[] }> {
  const read = await readRetention(tools);
  const ids = new Set(read.runs.flatMap(({ proposedBy, agreed }) => [proposedBy, ...agreed]));
  return { ...read, people: (await listColleagues(tools)).filter(({ id }) => ids.has(id)) };
}
