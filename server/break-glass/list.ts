import type { StaffId } from "../../domain/ids.ts";
import { reasonOf } from "../approval/list.ts";
import type { Tools } from "../tools.ts";
import { listUses, listVoices, type Use } from "./store.ts";

const shownForMillis = 30 * 86_400_000;

export type ListedUse = Use & { readonly reason: string; readonly agreed: readonly StaffId[] };

export async function listBrokenGlass(tools: Tools): Promise<ListedUse[]> {
  const uses = await listUses(tools.db, new Date(tools.now().getTime() - shownForMillis));
  const voices = await listVoices(
    tools.db,
    uses.map(({ approval }) => approval),
  );
  return uses.map((use) => ({
    ...use,
    reason: reasonOf(tools, { id: use.approval, reason: use.reason }),
    agreed: voices.filter(({ approval }) => approval === use.approval).map(({ staff }) => staff),
  }));
}
