import { Refusal } from "../../domain/refusal.ts";
import type { Session } from "../../domain/sign-in.ts";
import { recordActs } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { choosePassword } from "./choose-password.ts";
import { countersOfFactor, countFailures, refuseWhileHeld } from "./failures.ts";
import { isPassword } from "./password.ts";
import { deleteSessionsOf } from "./session-store.ts";
import { changeWayIn, findById } from "./store.ts";
import type { Whence } from "./whence.ts";

/** One's own, with the present one shown again. Ends one's other sessions; answers which. */
export async function changePassword(
  tools: Tools,
  session: Session,
  whence: Whence,
  { current, password }: { readonly current: string; readonly password: string },
): Promise<readonly string[]> {
  const { db, now, stamps } = tools;
  const counters = await countersOfFactor(tools, session.staff, whence);
  await refuseWhileHeld(tools, counters);
  const record = await findById(db, stamps, session.staff);
  if (!record) throw new Refusal("not-signed-in");
  if (!(await isPassword(current, record.passwordHash))) {
    const facts = { session: session.id, factor: "password", reason: "wrong-password" } as const;
    await countFailures(tools, counters, { staff: session.staff, act: "step-up:fail", facts, held: false });
    throw new Refusal("factor-failed");
  }
  const passwordHash = await choosePassword(record, password);
  return db.transaction().execute(async (tx) => {
    if (!(await changeWayIn(tx, stamps, session.staff, { passwordHash }))) throw new Refusal("not-signed-in");
    const ended = await deleteSessionsOf(tx, session.staff, { but: session.id });
    const actor = record.staff;
    await recordActs(tx, now(), [
      { actor, act: "password:set", facts: {} },
      ...ended.map((one) => ({
        ...{ actor, act: "session:end" as const },
        facts: { session: one, reason: "password-changed" as const },
      })),
    ]);
    return ended;
  });
}
