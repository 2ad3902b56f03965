import type { Consultee } from "../../domain/people.ts";
import type { Tx } from "../storage/database.ts";
import type { Tools } from "../tools.ts";
import { insertConsultee } from "./store.ts";
import { hashToken } from "./token.ts";

/** The consultee writes for the first time: from now on they are known by more than their token's shape. */
export async function rememberConsultee(
  tx: Tx,
  { stamps }: Pick<Tools, "stamps">,
  consultee: Consultee,
  token: string,
  now: Date,
): Promise<void> {
  await insertConsultee(tx, stamps, consultee.id, hashToken(token), now);
}
