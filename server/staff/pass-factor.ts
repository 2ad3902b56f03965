import type { Act } from "../../domain/acts.ts";
import type { Factor, Facts, Reason } from "../../domain/audit.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Session } from "../../domain/sign-in.ts";
import { recordActs } from "../audit/record.ts";
import type { Tx } from "../storage/database.ts";
import type { Tools } from "../tools.ts";
import { rememberDevice } from "./failure-store.ts";
import { countersOfFactor, countersOfName, countFailures, forgive, refuseWhileHeld } from "./failures.ts";
import { raiseSession } from "./session-store.ts";
import { findById } from "./store.ts";
import { hashToken, newToken } from "./token.ts";
import type { Whence } from "./whence.ts";

/** The session as it is from now on, and what this browser is to keep: null is what it keeps as it is. */
export type Passed = {
  readonly session: Session;
  readonly token: string | null;
  readonly device: string | null;
};

export type Also = { readonly act: Act; readonly facts: Facts };

/**
 * Takes a factor: `take` says within the transaction whether it counts, or why not. Then the session is of level 2, under a
 * new token where it was not ([ST-5]); the acts that need a factor shown anew are open ([ST-7]); and the browser is known.
 */
export async function passFactor(
  tools: Tools,
  session: Session,
  whence: Whence,
  factor: Factor,
  take: (tx: Tx, at: Date) => Promise<Reason | readonly Also[]>,
): Promise<Passed> {
  const { db, now, stamps } = tools;
  const counters = await countersOfFactor(tools, session.staff, whence);
  await refuseWhileHeld(tools, counters);
  const record = await findById(db, stamps, session.staff);
  if (!record) throw new Refusal("not-signed-in");
  const nameCounters = await countersOfName(tools, record.name, session.staff, whence);
  const at = now();
  const done = await db.transaction().execute(async (tx) => {
    const taken = await take(tx, at);
    if (typeof taken === "string") return taken;
    const token = session.level === 1 ? stamps.newToken() : null;
    if (!(await raiseSession(tx, stamps, session.id, at, token === null ? null : hashToken(token))))
      throw new Refusal("not-signed-in");
    const device = whence.device ?? newToken();
    await rememberDevice(tx, hashToken(device), session.staff, at);
    await forgive(tx, [...counters, ...nameCounters]);
    const actor = record.staff;
    const passed = { act: "step-up:pass", facts: { session: session.id, secondFactor: factor } } as const;
    await recordActs(
      tx,
      at,
      [...taken, passed].map((one) => ({ actor, ...one })),
    );
    return { session: { ...session, level: 2, factorAt: at, lastSeenAt: at }, token, device } as const;
  });
  if (typeof done !== "string") return done;
  const facts: Facts = { staff: session.staff, session: session.id, secondFactor: factor, reason: done };
  await countFailures(tools, counters, { staff: session.staff, act: "step-up:fail", facts, held: false });
  throw new Refusal("factor-failed");
}
