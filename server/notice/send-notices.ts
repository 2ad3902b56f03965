import { pushOutcome } from "../../domain/push.ts";
import type { Tools } from "../tools.ts";
import { openAddress } from "./address.ts";
import {
  type DueAddress,
  deleteByMac,
  endDue,
  putOffDue,
  saveTold,
  takeDueAddresses,
} from "./address-store.ts";
import { postNotice } from "./post-notice.ts";
import type { PushDoor } from "./push-door.ts";
import { hasUnread } from "./store.ts";

const mostAtOnce = 20;
/** Longer than any call to a push service takes. */
const heldForMillis = 60_000;

/** Tells the browsers that are due. Answers whether there may be more. */
export async function sendNotices(tools: Tools): Promise<boolean> {
  const { db, now, push } = tools;
  if (push === null) return false;
  const at = now();
  const due = await takeDueAddresses(db, at, new Date(at.getTime() + heldForMillis), mostAtOnce);
  await Promise.all(due.map((one) => sendOne(tools, push, one)));
  return due.length === mostAtOnce;
}

async function sendOne(tools: Tools, push: PushDoor, one: DueAddress): Promise<void> {
  const { db, now, log } = tools;
  if (!(await hasUnread(db, one.consultee))) return endDue(db, one);
  const address = openAddress(tools, one);
  // The city may have changed its list since.
  if (!push.allows(address)) return deleteByMac(db, one.mac);
  const answer = await postNotice(push, address);
  const at = now();
  const ageMillis = at.getTime() - one.dueSince.getTime();
  const outcome = pushOutcome({ ...answer, tries: one.tries, ageMillis, chance: Math.random() });
  if (outcome.kind === "sent") await saveTold(db, one.mac, "sent", at);
  if (outcome.kind === "sent") return endDue(db, one);
  if (outcome.kind === "gone") return deleteByMac(db, one.mac);
  log.warn({ answer: answer.status, tries: one.tries }, "A push service has not taken a notice.");
  await saveTold(db, one.mac, "failed", at);
  if (outcome.kind === "given-up") return endDue(db, one);
  await putOffDue(db, one, new Date(at.getTime() + outcome.afterMillis));
}
