import type { ConsulteeId } from "../../domain/ids.ts";
import { isNoticeDue } from "../../domain/notice.ts";
import { wayByLine } from "../line/way-by-line.ts";
import type { Tx } from "../storage/database.ts";
import type { Tools } from "../tools.ts";
import { listUnread, saveNoticed } from "./store.ts";
import { wayByBrowser } from "./way-by-browser.ts";

/** A way in which one consultee is told that there is something new. */
type Way = {
  /** To be told in a moment, if this transaction is committed. */
  put(tx: Tx, at: Date): Promise<void>;
  /** After the commit. */
  soon(): void;
};

const mostAtOnce = 200;

/**
 * [NC-1] Whoever has something unread, and a way to be told, is told. Worked out from what is stored, so that no notice is lost with
 * a process, and none is given twice by two of them.
 */
export async function noticeUnread(tools: Tools): Promise<void> {
  const { db, now, presence } = tools;
  for (const talk of await listUnread(db, mostAtOnce)) {
    const at = now();
    if (!isNoticeDue({ ...talk, presence: presence.of(talk.consultation) }, at)) continue;
    const ways = await waysTo(tools, talk.consultee);
    if (ways.length === 0) continue;
    const told = await db.transaction().execute(async (tx) => {
      if (!(await saveNoticed(tx, talk))) return false;
      for (const way of ways) await way.put(tx, at);
      return true;
    });
    if (told) for (const way of ways) way.soon();
  }
}

async function waysTo(tools: Tools, consultee: ConsulteeId): Promise<Way[]> {
  const ways = [await wayByLine(tools, consultee), await wayByBrowser(tools, consultee)];
  return ways.filter((way) => way !== null);
}
