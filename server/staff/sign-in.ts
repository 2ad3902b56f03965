import type { Facts, Reason } from "../../domain/audit.ts";
import { Refusal } from "../../domain/refusal.ts";
import { hasFactor } from "../../domain/sign-in.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { type Begun, beginSession } from "./begin-session.ts";
import { countFactors } from "./factor-store.ts";
import { countersOfName, countFailures, heldUntil } from "./failures.ts";
import { isPassword } from "./password.ts";
import { deleteSession } from "./session-store.ts";
import { findByName, type StaffRecord } from "./store.ts";
import { hashToken } from "./token.ts";
import type { Whence } from "./whence.ts";

/**
 * [ST-4] The same refusal, after the same work, for a name nobody has, a wrong password, and a right one while nobody may
 * try. `before` is the token of a session that this browser had.
 */
export async function signIn(
  tools: Tools,
  whence: Whence,
  {
    name,
    password,
    before,
  }: { readonly name: string; readonly password: string; readonly before: string | null },
): Promise<Begun> {
  const { db, auditKeys, stamps } = tools;
  const record = await findByName(db, stamps, name);
  const staff = record?.staff.id ?? null;
  const counters = await countersOfName(tools, name, staff, whence);
  const known = counters.some(({ counted }) => counted === "known-device");
  const held = (await heldUntil(tools, counters)) !== null;
  const right = await isPassword(password, record?.passwordHash ?? null, known);
  if (record && right && !held) return enter(tools, record, whence, before);

  const facts: Facts = {
    staff: staff ?? undefined,
    nameHash: auditKeys.hashWords("name", name),
    networkHash: auditKeys.hashWords("network", whence.address),
    factor: "password",
    reason: reasonOf(record, held),
  };
  await countFailures(tools, counters, { staff, act: "sign-in:fail", facts, held });
  throw new Refusal("sign-in-failed");
}

function reasonOf(record: StaffRecord | null, held: boolean): Reason {
  if (held) return "held";
  if (!record) return "unknown-name";
  return record.passwordHash === null ? "no-password" : "wrong-password";
}

/** [ST-1] An invented city asks for no second factor, except of whoever has added one. */
async function enter(
  { db, now, door, stamps }: Tools,
  { staff }: StaffRecord,
  { browser }: Whence,
  before: string | null,
): Promise<Begun> {
  const at = now();
  const factors = await countFactors(db, staff.id);
  const alone = door.secondFactor === "skipped" && !hasFactor(factors);
  return db.transaction().execute(async (tx) => {
    if (before) await deleteSession(tx, hashToken(before));
    const begun = await beginSession(tx, stamps, staff, at, {
      ...{ level: alone ? 2 : 1, browser },
      ...(alone ? { factorAt: at } : {}),
    });
    await recordAct(tx, at, staff, "session:begin", { session: begun.session.id, factor: "password" });
    return begun;
  });
}
