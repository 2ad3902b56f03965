import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { deleteSession } from "./session-store.ts";
import { hashToken } from "./token.ts";

export async function signOut({ db, now }: Tools, token: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const ended = await deleteSession(tx, hashToken(token));
    if (!ended) return;
    const actor = { kind: "staff", id: ended.staff } as const;
    await recordAct(tx, now(), actor, "session:end", { session: ended.id, reason: "signed-out" });
  });
}
