import type { Actor } from "../../domain/people.ts";
import type { Tools } from "../tools.ts";
import { findByToken } from "./store.ts";
import { idOfToken } from "./stranger.ts";
import { hashToken, isOurs } from "./token.ts";

const mostKept = 50_000;
/** For so long a token that とじる has ended by another process may still be taken here. */
const keptMillis = 60_000;

export type ConsulteeRecogniser = {
  /** Who a token stands for. Someone who has not written yet has an id already, made from the token, and no row. */
  recognise(token: string | null): Promise<Actor>;
  /** It was ended here: taken no more from this moment on. */
  forget(token: string): void;
};

export function recogniseConsultees({
  db,
  secrets,
  stamps,
  now,
}: Pick<Tools, "db" | "secrets" | "stamps" | "now">): ConsulteeRecogniser {
  const known = new Map<string, { readonly actor: Actor; readonly until: number }>();

  async function recognise(token: string | null): Promise<Actor> {
    const at = now().getTime();
    const kept = known.get(token ?? "");
    if (kept && at < kept.until && at >= kept.until - keptMillis) return kept.actor;
    if (token === null || !isOurs(token, secrets.consulteeTokens)) return { kind: "visitor" };
    const stored = await findByToken(db, stamps, hashToken(token));
    known.delete(token);
    if (stored?.ended) return { kind: "visitor" };
    const actor: Actor = { kind: "consultee", id: stored?.consultee ?? idOfToken(token) };
    if (!stored) return actor;
    const oldest = known.keys().next();
    if (known.size >= mostKept && !oldest.done) known.delete(oldest.value);
    known.set(token, { actor, until: at + keptMillis });
    return actor;
  }

  return { recognise, forget: (token) => void known.delete(token) };
}
