import type { Tools } from "../tools.ts";
import { listHeard } from "./store.ts";

export type Lookout = { readonly place: string; readonly heardAt: Date };

/** Who looks out, and when each was heard last. */
export async function listLookouts({ db }: Pick<Tools, "db">): Promise<readonly Lookout[]> {
  return listHeard(db);
}
