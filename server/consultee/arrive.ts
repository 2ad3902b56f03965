import type { Consultation } from "../../domain/consultation.ts";
import type { Actor } from "../../domain/people.ts";
import { newestConsultation } from "../consultation/newest.ts";
import type { Tools } from "../tools.ts";
import { mintToken } from "./token.ts";

export type Arrival = {
  /** A first visitor's token, to be set as their cookie; null for who has one. */
  readonly token: string | null;
  readonly consultation: Consultation | null;
};

/** The page is there. Nothing is stored: who only looks leaves no trace. */
export async function arrive(tools: Tools, actor: Actor): Promise<Arrival> {
  if (actor.kind !== "consultee")
    return { token: mintToken(tools.secrets.consulteeTokens), consultation: null };
  return { token: null, consultation: await newestConsultation(tools, actor) };
}
