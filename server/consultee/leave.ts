import type { Tools } from "../tools.ts";
import { endToken } from "./store.ts";
import { hashToken } from "./token.ts";

/**
 * とじる: this browser's token opens nothing any more ([CB-7]). Taking the cookie away is not enough: the answer to a call
 * that was under way may bring it back.
 */
export async function leave({ db, now }: Pick<Tools, "db" | "now">, token: string): Promise<void> {
  await endToken(db, hashToken(token), now());
}
