import { createHmac, randomInt } from "node:crypto";
import type { StaffId } from "../../domain/ids.ts";
import type { Session } from "../../domain/sign-in.ts";
import { recordAct } from "../audit/record.ts";
import type { Tx } from "../storage/database.ts";
import type { Tools } from "../tools.ts";
import { countFactors, lockPerson, replaceRecoveryCodes, spendRecoveryCode } from "./factor-store.ts";
import { type Also, type Passed, passFactor } from "./pass-factor.ts";
import type { Whence } from "./whence.ts";

const many = 10;
/** No letters that look like another. 16 of them are 79 bits, so that a keyed hash keeps them as well as a slow one. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

export async function makeRecoveryCodes(tools: Tools, session: Session): Promise<readonly string[]> {
  const { db, now } = tools;
  return db.transaction().execute(async (tx) => {
    await lockPerson(tx, session.staff);
    const codes = await replace(tools, tx, session.staff);
    const actor = { kind: "staff", id: session.staff } as const;
    await recordAct(tx, now(), actor, "recovery-codes:make", { count: many });
    return codes;
  });
}

/** With somebody's first factor; null where they have some. */
export async function firstRecoveryCodes(
  tools: Tools,
  tx: Tx,
  staff: StaffId,
): Promise<{ readonly codes: readonly string[]; readonly also: readonly Also[] } | null> {
  if ((await countFactors(tx, staff)).recoveryCodes > 0) return null;
  const codes = await replace(tools, tx, staff);
  return { codes, also: [{ act: "recovery-codes:make", facts: { count: many } }] };
}

export async function showRecoveryCode(
  tools: Tools,
  session: Session,
  whence: Whence,
  code: string,
): Promise<Passed> {
  return passFactor(tools, session, whence, "recovery-code", async (tx, at) => {
    const spent = await spendRecoveryCode(tx, session.staff, macOf(tools, session.staff, code), at);
    return spent ? [] : "wrong-factor";
  });
}

async function replace(tools: Tools, tx: Tx, staff: StaffId): Promise<readonly string[]> {
  const codes = Array.from({ length: many }, newCode);
  await replaceRecoveryCodes(
    tx,
    staff,
    codes.map((code) => macOf(tools, staff, code)),
  );
  return codes;
}

function newCode(): string {
  const group = (): string => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}

function macOf({ secrets }: Tools, staff: StaffId, code: string): Buffer {
  const bare = code
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^a-z\d]/g, "");
  return createHmac("sha256", secrets.staffNaming).update(`recovery-code\n${staff}\n${bare}`).digest();
}
