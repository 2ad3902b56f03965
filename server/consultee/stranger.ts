import type { ConsulteeId } from "../../domain/ids.ts";
import type { Consultee } from "../../domain/people.ts";
import { uuidOfHash } from "../storage/uuid.ts";
import type { Tools } from "../tools.ts";
import { hashToken, mintToken } from "./token.ts";

/** Somebody who just came: a token of their own, and nothing stored yet. */
export function strangerToken({ secrets }: Pick<Tools, "secrets">): { consultee: Consultee; token: string } {
  const token = mintToken(secrets.consulteeTokens);
  return { token, consultee: { kind: "consultee", id: idOfToken(token) } };
}

/** The id of someone of whom nothing is stored: made from their token, so that it is the same each time they come. */
export function idOfToken(token: string): ConsulteeId {
  return uuidOfHash(hashToken(token)) as ConsulteeId;
}
