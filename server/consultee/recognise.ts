import type { Actor } from "../../domain/people.ts";
import type { Tools } from "../tools.ts";
import { findByToken } from "./store.ts";
import { idOfToken } from "./stranger.ts";
import { hashToken, isOurs } from "./token.ts";

const mostKept = 50_000;

/** Who a token stands for. Someone who has not written yet has an id already, made from the token, and no row. */
export function recogniseConsultees({ db, secrets, stamps }: Pick<Tools, "db" | "secrets" | "stamps">) {
  const known = new Map<string, Actor>();
  return async (token: string | null): Promise<Actor> => {
    const kept = known.get(token ?? "");
    if (kept) return kept;
    if (token === null || !isOurs(token, secrets.consulteeTokens)) return { kind: "visitor" };
    const stored = await findByToken(db, stamps, hashToken(token));
    const consultee: Actor = { kind: "consultee", id: stored ?? idOfToken(token) };
    if (!stored) return consultee;
    const oldest = known.keys().next();
    if (known.size >= mostKept && !oldest.done) known.delete(oldest.value);
    known.set(token, consultee);
    return consultee;
  };
}
