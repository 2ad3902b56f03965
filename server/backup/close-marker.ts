import type { Tools } from "../tools.ts";
import { markClose } from "./mark-close.ts";

/** SQLSTATE of a role that may not do what it tries. */
const forbidden = "42501";
/** No end of a reception is named later than this, so nothing is lost by not trying again. */
const restMillis = 6 * 3_600_000;

const sentence =
  "The database's role may not name restore points, so the end of a reception cannot be restored to by its name. Let it: " +
  "grant execute on function pg_create_restore_point(text), pg_switch_wal() to its role, as a superuser.";

/** [BK-4] One look whether a reception has ended. A role that may not name it is told of once, and not each minute. */
export function openCloseMarker(
  tools: Pick<Tools, "storage" | "now" | "reception" | "log">,
): () => Promise<void> {
  let restsUntil = 0;
  return async () => {
    if (tools.now().getTime() < restsUntil) return;
    try {
      await markClose(tools);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === forbidden)) throw error;
      restsUntil = tools.now().getTime() + restMillis;
      tools.log.warn({ code: forbidden }, sentence);
    }
  };
}
