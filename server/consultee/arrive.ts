import type { Consultation } from "../../domain/consultation.ts";
import type { Actor } from "../../domain/people.ts";
import { newestConsultation } from "../consultation/newest.ts";
import type { Tools } from "../tools.ts";
import { mintToken } from "./token.ts";

export type Arrival = {
  readonly token: string;
  /** A first visitor's, to be set as their cookie. */
  readonly fresh: boolean;
  readonly consultation: Consultation | null;
};

/** The page is there. Nothing is stored: who only looks leaves no trace. */
export async function arrive(tools: Tools, actor: Actor, token: string | null): Promise<Arrival> {
  if (actor.kind !== "consultee" || token === null)
    return { token: mintToken(tools.secrets.consulteeTokens), fresh: true, consultation: null };
  return { token, fresh: false, consultation: await newestConsultation(tools, actor) };
}
