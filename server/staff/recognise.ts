import type { Actor } from "../../domain/people.ts";
import type { Tools } from "../tools.ts";
import { findBySession } from "./store.ts";
import { hashToken } from "./token.ts";

/** How long an answer is believed without asking again: a dismissal takes hold within it. */
const believedMillis = 2_000;
const mostKept = 5_000;

export type StaffRecogniser = {
  recognise(token: string | null): Promise<Actor>;
  /** Signed out here: not believed a moment longer. */
  forget(token: string): void;
};

export function recogniseStaff({ db, now }: Pick<Tools, "db" | "now">): StaffRecogniser {
  const known = new Map<string, { readonly actor: Actor; readonly until: number }>();
  return {
    async recognise(token) {
      if (token === null) return { kind: "visitor" };
      const kept = known.get(token);
      if (kept && kept.until > performance.now()) return kept.actor;
      const actor = (await findBySession(db, hashToken(token), now())) ?? ({ kind: "visitor" } as const);
      known.delete(token);
      const oldest = known.keys().next();
      if (known.size >= mostKept && !oldest.done) known.delete(oldest.value);
      known.set(token, { actor, until: performance.now() + believedMillis });
      return actor;
    },
    forget: (token) => void known.delete(token),
  };
}
