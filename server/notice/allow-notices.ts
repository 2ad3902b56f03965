import type { Consultee } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { isKnownConsultee } from "../consultee/known-consultee.ts";
import { hashToken } from "../consultee/token.ts";
import type { Tools } from "../tools.ts";
import { addressOf } from "./address.ts";
import { replaceAddress } from "./address-store.ts";

/**
 * [NC-3] The browser that holds this token is told from now on. There is nothing to be told of before the first message, and nowhere
 * where the city tells no browsers: not-found. An address that may never be called: bad-input.
 */
export async function allowNotices(
  tools: Tools,
  consultee: Consultee,
  token: string,
  address: string,
): Promise<void> {
  const { db, now, stamps, push } = tools;
  if (push === null || !(await isKnownConsultee(tools, consultee.id))) throw new Refusal("not-found");
  if (!push.allows(address)) throw new Refusal("bad-input");
  const kept = { ...addressOf(tools, address), consultee: consultee.id, tokenHash: hashToken(token) };
  await db.transaction().execute((tx) => replaceAddress(tx, stamps, kept, now()));
}
