import type { StaffId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Session } from "../../domain/sign-in.ts";
import { recordActs } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { deleteSessionsOf, listSessionsOf, type SessionOnList } from "./session-store.ts";

export function listSessions({ db, now, door, stamps }: Tools, staff: StaffId): Promise<SessionOnList[]> {
  return listSessionsOf(db, stamps, staff, { now: now(), idleMillis: door.idleMillis });
}

/** One's own: one of them, or all but this one. Answers which ended. */
export async function endOwnSessions(
  tools: Tools,
  { staff, id }: Session,
  only: string | null,
): Promise<readonly string[]> {
  const which = only === null ? { but: id } : { only };
  const ended = await end(tools, staff, { kind: "staff", id: staff }, which, "ended-by-owner");
  if (only !== null && ended.length === 0) throw new Refusal("not-found");
  return ended;
}

/** Somebody's, by an administrator: one of them, or all. */
export async function endSessionsOf(
  tools: Tools,
  actor: Staff,
  staff: StaffId,
  only: string | null,
): Promise<readonly string[]> {
  const ended = await end(tools, staff, actor, only === null ? {} : { only }, "ended-by-administrator");
  if (only !== null && ended.length === 0) throw new Refusal("not-found");
  return ended;
}

async function end(
  { db, now }: Tools,
  staff: StaffId,
  actor: Pick<Staff, "kind" | "id">,
  which: { readonly only?: string; readonly but?: string },
  reason: "ended-by-owner" | "ended-by-administrator",
): Promise<readonly string[]> {
  return db.transaction().execute(async (tx) => {
    const ended = await deleteSessionsOf(tx, staff, which);
    await recordActs(
      tx,
      now(),
      ended.map((session) => ({ actor, act: "session:end", facts: { staff, session, reason } })),
    );
    return ended;
  });
}
