import { createHash } from "node:crypto";
import type { ConsultationId } from "../../domain/ids.ts";
import type { DataKeys, HeldKey } from "../storage/data-keys.ts";
import type { Secrets } from "../storage/secrets.ts";
import { type TablePlan, usuallyAtOnce } from "./handed-over.ts";
import type { Moment } from "./moment-store.ts";
import { bytesIn, type Opener, type Row } from "./opener.ts";

export type Openers = { readonly keys: DataKeys; readonly secrets: Secrets };

export type ReadRow = {
  readonly row: Row;
  /** A picture, which becomes a file of its own; the row names its hash. */
  readonly picture: Buffer | null;
  /** How much of it did not open: it stands there as {"unreadable": true}. */
  readonly unreadable: number;
};

/** [CE-1] The rows of a table as they leave: what was sealed is open, secrets are left out. A few hundred in memory. */
export async function* readTable(
  moment: Moment,
  { keys, secrets }: Openers,
  table: string,
  { by, opens = {}, names = [], without = [], atOnce = usuallyAtOnce, alongWith }: TablePlan,
): AsyncGenerator<readonly ReadRow[]> {
  for await (const rows of moment.rows(table, by, atOnce, alongWith)) {
    const held =
      Object.keys(opens).length > 0 ? await keysFor(keys, rows) : new Map<ConsultationId, HeldKey>();
    yield rows.map((row) => {
      const key = held.get(row["consultation_id"] as ConsultationId);
      let [picture, unreadable]: [Buffer | null, number] = [null, 0];
      const columns = Object.entries(row).flatMap(([name, value]): [string, unknown][] => {
        if (without.includes(name)) return [];
        if (names.includes(name)) return [[name, bytesIn(value)?.toString("hex") ?? null]];
        const opener = opens[name];
        if (!opener) return [[name, value]];
        const opened = openIn(opener, { row, key, secrets }, value);
        if (opened === undefined) {
          unreadable++;
          return [[name, { unreadable: true }]];
        }
        if (!Buffer.isBuffer(opened)) return [[name, opened]];
        picture = opened;
        return [["sha256", createHash("sha256").update(opened).digest("hex")]];
      });
      return { row: Object.fromEntries(columns), picture, unreadable };
    });
  }
}

async function keysFor(keys: DataKeys, rows: readonly Row[]): Promise<Map<ConsultationId, HeldKey>> {
  const ids = new Set(rows.flatMap((row) => (row["consultation_id"] as ConsultationId | null) ?? []));
  // One that does not open makes its own words unreadable, and keeps nobody from the rest.
  return ids.size === 0 ? new Map() : keys.of([...ids], () => {});
}

/** Null where nothing was written, undefined where it does not open. */
function openIn(
  opener: Opener,
  hand: { readonly row: Row; readonly key: HeldKey | undefined; readonly secrets: Secrets },
  value: unknown,
): string | Buffer | null | undefined {
  if (value === null) return null;
  const sealed = bytesIn(value);
  if (!sealed) return undefined;
  try {
    return opener({ ...hand, sealed }) ?? undefined;
  } catch {
    return undefined;
  }
}
