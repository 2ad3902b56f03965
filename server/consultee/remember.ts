import type { Entrance } from "../../domain/consultation.ts";
import type { Consultee } from "../../domain/people.ts";
import type { Tx } from "../storage/database.ts";
import type { Tools } from "../tools.ts";
import { insertConsultee } from "./store.ts";
import { hashToken } from "./token.ts";

/**
 * The consultee writes for the first time, or LINE has proven who they are: from now on they are known by more than their
 * token's shape. Answers by which entrance this token came, which it keeps.
 */
export async function rememberConsultee(
  tx: Tx,
  { stamps }: Pick<Tools, "stamps">,
  consultee: Consultee,
  token: string,
  now: Date,
  entrance: Entrance = "web",
): Promise<Entrance> {
  return insertConsultee(tx, stamps, consultee.id, hashToken(token), now, entrance);
}
