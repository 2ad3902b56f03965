import type { Tools } from "../tools.ts";
import { deleteSession } from "./store.ts";
import { hashToken } from "./token.ts";

export async function signOut({ db }: Tools, token: string): Promise<void> {
  await deleteSession(db, hashToken(token));
}
