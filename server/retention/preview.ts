import { kindsOfExport, ledgerKinds } from "../../domain/export-kinds.ts";
import {
  endedBefore,
  type RetentionPreview,
  type RetentionSettings,
  retentionClasses,
} from "../../domain/retention.ts";
import type { Tools } from "../tools.ts";
import { readRetentionSettings } from "./read-settings.ts";
import { type Before, countCopies, countDue, listDue } from "./store.ts";

const mostListed = 200;

/** What is over for longer than its period at this moment. Nothing is changed by looking. */
export async function previewRetention(tools: Pick<Tools, "db" | "now">): Promise<RetentionPreview> {
  const { settings } = await readRetentionSettings(tools);
  const before = beforeOf(settings, tools.now());
  const counted = await countDue(tools.db, before);
  const kinds = ledgerKinds.filter((kind) => kindsOfExport[kind].rows === "one-each");
  return {
    classes: retentionClasses.map((one) => {
      const of = counted.filter((row) => row.class === one);
      const many = (held: boolean): number => of.find((row) => row.held === held)?.many ?? 0;
      const oldest = of.map((row) => row.oldest).toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
      return { class: one, before: before[one], due: many(false), held: many(true), oldest };
    }),
    consultations: await listDue(tools.db, before, mostListed),
    copies: await countCopies(tools.db, kinds),
  };
}

export function beforeOf({ usual, grave }: RetentionSettings, now: Date): Before {
  return { usual: endedBefore(now, usual), grave: endedBefore(now, grave) };
}
