import { generateSecret, generateURI, verifySync } from "otplib";
import type { Reason } from "../../domain/audit.ts";
import type { StaffId } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Session } from "../../domain/sign-in.ts";
import { recordAct } from "../audit/record.ts";
import type { Tx } from "../storage/database.ts";
import { openSecret, sealSecret } from "../storage/service-seal.ts";
import type { Tools } from "../tools.ts";
import { refuseToChangeFactors, refuseToChangeLastFactor } from "./change-factors.ts";
import {
  confirmPendingTotp,
  deleteTotp,
  findTotp,
  lockPerson,
  savePendingTotp,
  takeTotpStep,
} from "./factor-store.ts";
import { type Passed, passFactor } from "./pass-factor.ts";
import { firstRecoveryCodes } from "./recovery-codes.ts";
import { findById } from "./store.ts";
import type { Whence } from "./whence.ts";

/** How the app lists it. */
const issuer = "よりそい";
const stepSeconds = 30;

function place(staff: StaffId): string {
  return `totp\n${staff}`;
}

export async function beginTotp(
  tools: Tools,
  session: Session,
): Promise<{ readonly secret: string; readonly uri: string }> {
  await refuseToChangeFactors(tools, session);
  const record = await findById(tools.db, tools.stamps, session.staff);
  if (!record) throw new Refusal("not-signed-in");
  const secret = generateSecret();
  const sealed = sealSecret(tools.secrets.staffSealing, place(session.staff), secret);
  await savePendingTotp(tools.db, session.staff, sealed, tools.now());
  return { secret, uri: generateURI({ issuer, label: record.name, secret }) };
}

export type Added = Passed & { readonly recoveryCodes: readonly string[] | null };

export async function confirmTotp(
  tools: Tools,
  session: Session,
  whence: Whence,
  code: string,
): Promise<Added> {
  await refuseToChangeFactors(tools, session);
  let recoveryCodes: readonly string[] | null = null;
  const passed = await passFactor(tools, session, whence, "totp", async (tx, at) => {
    await lockPerson(tx, session.staff);
    await refuseToChangeFactors(tools, session, tx);
    const fault = await takeCode(tools, tx, session.staff, false, code, at);
    if (fault) return fault;
    await confirmPendingTotp(tx, session.staff);
    const made = await firstRecoveryCodes(tools, tx, session.staff);
    recoveryCodes = made?.codes ?? null;
    return [{ act: "factor:add", facts: { factor: "totp" } }, ...(made?.also ?? [])];
  });
  return { ...passed, recoveryCodes };
}

export async function showTotp(
  tools: Tools,
  session: Session,
  whence: Whence,
  code: string,
): Promise<Passed> {
  return passFactor(tools, session, whence, "totp", async (tx, at) => {
    const fault = await takeCode(tools, tx, session.staff, true, code, at);
    return fault ?? [];
  });
}

export async function removeTotp(tools: Tools, session: Session): Promise<void> {
  const { db, now } = tools;
  await db.transaction().execute(async (tx) => {
    await lockPerson(tx, session.staff);
    if (!(await deleteTotp(tx, session.staff))) return;
    await refuseToChangeLastFactor(tools, tx, session.staff);
    const actor = { kind: "staff", id: session.staff } as const;
    await recordAct(tx, now(), actor, "factor:remove", { factor: "totp" });
  });
}

/** [ST-3] A code of the step before, of this one or of the next, and of none that was taken. */
async function takeCode(
  { secrets }: Tools,
  tx: Tx,
  staff: StaffId,
  confirmed: boolean,
  code: string,
  at: Date,
): Promise<Reason | null> {
  const stored = await findTotp(tx, staff, confirmed);
  if (!stored) return "wrong-factor";
  const secret = openSecret(secrets.staffSealing, place(staff), stored.sealed);
  const epoch = Math.floor(at.getTime() / 1_000);
  const step = stepOf(secret, code, epoch);
  if (step === null) return "wrong-factor";
  return (await takeTotpStep(tx, staff, confirmed, step)) ? null : "replayed-factor";
}

function stepOf(secret: string, token: string, epoch: number): number | null {
  const result = verifySync({ secret, token, epoch, epochTolerance: stepSeconds });
  return result.valid ? Math.floor(epoch / stepSeconds) + result.delta : null;
}
