import { type Failover, failoversOf } from "../../domain/failover.ts";
import type { Tools } from "../tools.ts";
import { listPrimaries } from "./primary-store.ts";

/** [HA-5] Noticed from one moment up to another; null where no primary was ever put down until then: nobody has watched. */
export async function failoversWithin(
  { db }: Pick<Tools, "db">,
  from: Date,
  before: Date,
): Promise<readonly Failover[] | null> {
  const seen = await listPrimaries(db, before);
  return seen.length === 0 ? null : failoversOf(seen).filter(({ at }) => at >= from);
}
