import type { ConsulteeId } from "../../domain/ids.ts";
import { isNoticeDue } from "../../domain/line-notice.ts";
import { uuidv7 } from "../storage/uuid.ts";
import type { Tools } from "../tools.ts";
import { insertPush, listUnread, saveNoticed } from "./outgoing-store.ts";

const mostAtOnce = 200;

/**
 * [LI-5] Whoever came by LINE and has something unread is told so. Worked out from what is stored, so that no notice is lost
 * with a process, and none is given twice by two of them.
 */
export async function noticeUnread({ db, now, stamps, line }: Tools): Promise<void> {
  let many = 0;
  for (const talk of await listUnread(db, mostAtOnce)) {
    const at = now();
    if (!isNoticeDue(talk, at)) continue;
    const link = { friend_mac: talk.mac, consultee_id: talk.consultee as ConsulteeId, stamp: talk.stamp };
    if (!stamps.isOurs("line_link", link)) continue;
    await db.transaction().execute(async (tx) => {
      if (!(await saveNoticed(tx, talk))) return;
      await insertPush(tx, uuidv7(at), talk.mac, at);
      many++;
    });
  }
  if (many > 0) line.soon();
}
