import { hashToken } from "../consultee/token.ts";
import type { Tools } from "../tools.ts";
import { deleteByToken } from "./address-store.ts";

/** [NC-3] The browser that holds this token is told nothing any more. */
export async function stopNotices({ db }: Pick<Tools, "db">, token: string): Promise<void> {
  await deleteByToken(db, hashToken(token));
}
