import type { Recognised } from "../../domain/sign-in.ts";
import { isRetryable } from "../storage/hosts.ts";
import type { Tools } from "../tools.ts";
import { findByToken, touchSession } from "./session-store.ts";
import { hashToken } from "./token.ts";

/** How long an answer is believed without asking again: a dismissal takes hold within it. */
const believedMillis = 2_000;
const mostKept = 5_000;
/** [ST-6] How exactly it is known when somebody was last there. */
const touchEveryMillis = 60_000;

export type StaffRecogniser = {
  recognise(token: string | null): Promise<Recognised | null>;
  /** Somebody has done something: the session is not idle. */
  touch(recognised: Recognised): Promise<void>;
  /** Ended or changed here: what was known of these sessions is not believed a moment longer. */
  forget(sessions: readonly string[]): void;
};

export function recogniseStaff({
  db,
  now,
  door,
  stamps,
}: Pick<Tools, "db" | "now" | "door" | "stamps">): StaffRecogniser {
  const known = new Map<string, { readonly found: Recognised | null; readonly until: number }>();
  let forgotten = 0;
  return {
    async recognise(token) {
      if (token === null || !stamps.isOurToken(token)) return null;
      const kept = known.get(token);
      if (kept && kept.until > performance.now()) return kept.found;
      const moment = { now: now(), idleMillis: door.idleMillis };
      const before = forgotten;
      const found = await findByToken(db, stamps, hashToken(token), moment);
      // Something ended while this was being read: it may be of before.
      if (forgotten !== before) return found;
      known.delete(token);
      const oldest = known.keys().next();
      if (known.size >= mostKept && !oldest.done) known.delete(oldest.value);
      known.set(token, { found, until: performance.now() + believedMillis });
      return found;
    },
    async touch({ session }) {
      const at = now();
      if (at.getTime() - session.lastSeenAt.getTime() < touchEveryMillis) return;
      // [HA-2] What is only read does not wait for a sign of life that cannot be stored now: the next one will be.
      await touchSession(db, session.id, at).catch((error: unknown) => {
        if (!isRetryable(error)) throw error;
      });
    },
    forget(sessions) {
      forgotten++;
      for (const [token, { found }] of known)
        if (found && sessions.includes(found.session.id)) known.delete(token);
    },
  };
}
