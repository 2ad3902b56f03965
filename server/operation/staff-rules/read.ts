import type { Staff } from "../../../domain/people.ts";
import type { Tools } from "../../tools.ts";
import { openRules } from "./seal-rules.ts";
import { hasRead, listStaffRules } from "./store.ts";
import type { ReadRules } from "./view.ts";

/** [RG-4] The rules as they stand, and whether this person has said that they have read them. */
export async function readStaffRules(
  tools: Pick<Tools, "db" | "secrets" | "log">,
  { id }: Pick<Staff, "id">,
): Promise<ReadRules> {
  const [present] = await listStaffRules(tools.db, 1);
  if (!present) return { rules: null, acknowledged: false };
  const { version, at } = present;
  return {
    rules: { version, at, words: openRules(tools, present) },
    acknowledged: await hasRead(tools.db, version, id),
  };
}
