import type { Consultation } from "../../domain/consultation.ts";
import type { Pause } from "../../domain/pause.ts";
import type { Actor } from "../../domain/people.ts";
import { newestConsultation } from "../consultation/newest.ts";
import type { Tools } from "../tools.ts";
import { findByToken } from "./store.ts";
import { idOfToken } from "./stranger.ts";
import { hashToken, mintToken } from "./token.ts";

export type Arrival = {
  readonly token: string;
  /** A first visitor's. */
  readonly fresh: boolean;
  readonly consultation: Consultation | null;
  readonly paused: Pause | null;
};

/** The page is there. Nothing is stored: who only looks leaves no trace. */
export async function arrive(tools: Tools, actor: Actor, token: string | null): Promise<Arrival> {
  const fresh = {
    token: mintToken(tools.secrets.consulteeTokens),
    fresh: true,
    consultation: null,
    paused: null,
  };
  if (actor.kind !== "consultee" || token === null) return fresh;
  // Asked anew, as とじる may have come by another process since.
  const stored = await findByToken(tools.db, tools.stamps, hashToken(token));
  if (stored?.ended) return fresh;
  const id = stored?.consultee ?? idOfToken(token);
  const [consultation, paused] = await Promise.all([
    newestConsultation(tools, { ...actor, id }),
    tools.pauses.of(id),
  ]);
  return { token, fresh: false, consultation, paused };
}
