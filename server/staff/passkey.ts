import { verifyAuthenticationResponse, verifyRegistrationResponse } from "@simplewebauthn/server";
import type { CreatedPasskey, SignedByPasskey } from "../../contract/staff-factors.ts";
import type { Reason } from "../../domain/audit.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Session } from "../../domain/sign-in.ts";
import { recordAct } from "../audit/record.ts";
import type { Tx } from "../storage/database.ts";
import { uuidv7 } from "../storage/uuid.ts";
import type { Tools } from "../tools.ts";
import { refuseToChangeFactors, refuseToChangeLastFactor } from "./change-factors.ts";
import { lockPerson } from "./factor-store.ts";
import { type Passed, passFactor } from "./pass-factor.ts";
import { algorithms, type Site } from "./passkey-options.ts";
import {
  type ChallengePurpose,
  deletePasskey,
  findPasskey,
  insertPasskey,
  type Passkey,
  renamePasskeyOf,
  spendChallenge,
  usePasskey,
} from "./passkey-store.ts";
import { firstRecoveryCodes } from "./recovery-codes.ts";
import { hashToken } from "./token.ts";
import type { Added } from "./totp.ts";
import type { Whence } from "./whence.ts";

export async function addPasskey(
  tools: Tools,
  session: Session,
  whence: Whence,
  site: Site,
  { name, response }: { readonly name: string; readonly response: CreatedPasskey },
): Promise<Added> {
  await refuseToChangeFactors(tools, session);
  const made = await verifyCreated(tools, session, site, response);
  let recoveryCodes: readonly string[] | null = null;
  const passed = await passFactor(tools, session, whence, "passkey", async (tx, at) => {
    if (made === null) return "wrong-factor";
    await lockPerson(tx, session.staff);
    await refuseToChangeFactors(tools, session, tx);
    const id = uuidv7(at);
    const transports = (response.response.transports ?? []).filter((one) => /^[a-z-]+$/.test(one));
    const added = await insertPasskey(tx, tools.stamps, {
      ...{ id, staff: session.staff, name, transports, addedAt: at },
      credentialId: Buffer.from(made.id, "base64url"),
      publicKey: Buffer.from(made.publicKey),
      counter: made.counter,
    });
    if (!added) return "wrong-factor";
    const codes = await firstRecoveryCodes(tools, tx, session.staff);
    recoveryCodes = codes?.codes ?? null;
    return [{ act: "factor:add", facts: { factor: "passkey", credential: id } }, ...(codes?.also ?? [])];
  });
  return { ...passed, recoveryCodes };
}

async function verifyCreated(
  tools: Tools,
  session: Session,
  { origin, rpId }: Site,
  response: CreatedPasskey,
) {
  const challenge = await spend(tools, response.response.clientDataJSON, "add", session.id);
  if (challenge === null) return null;
  try {
    const verified = await verifyRegistrationResponse({
      // The library's own type of it leaves no room for a property that is there and undefined.
      response: response as unknown as Parameters<typeof verifyRegistrationResponse>[0]["response"],
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    return verified.verified ? verified.registrationInfo.credential : null;
  } catch {
    return null;
  }
}

export async function showPasskey(
  tools: Tools,
  session: Session,
  whence: Whence,
  site: Site,
  response: SignedByPasskey,
): Promise<Passed> {
  const signed = await checkSigned(tools, "show", session, site, response);
  return passFactor(tools, session, whence, "passkey", async (tx, at) => {
    if (typeof signed === "string") return signed;
    // Another person's passkey is a true one and proves nothing here.
    if (signed.passkey.staff !== session.staff) return "wrong-factor";
    return (await usePasskey(tx, signed.passkey.id, signed.counter, at)) ? [] : "replayed-factor";
  });
}

export type Signed = { readonly passkey: Passkey; readonly counter: number };

/** A passkey whose owner was verified, and the counter it came with; or why it is not taken. */
export async function checkSigned(
  tools: Tools,
  purpose: Exclude<ChallengePurpose, "add">,
  session: Session | null,
  { origin, rpId }: Site,
  response: SignedByPasskey,
): Promise<Signed | Reason> {
  const challenge = await spend(tools, response.response.clientDataJSON, purpose, session?.id ?? null);
  if (challenge === null) return "replayed-factor";
  const passkey = await findPasskey(tools.db, tools.stamps, Buffer.from(response.id, "base64url"));
  const { userHandle } = response.response;
  if (!passkey) return "wrong-factor";
  if (userHandle !== undefined && Buffer.from(userHandle, "base64url").toString() !== passkey.staff)
    return "wrong-factor";
  const counter = await counterOf(passkey, challenge);
  if (counter === null) return "wrong-factor";
  if (counter > passkey.counter || (counter === 0 && passkey.counter === 0)) return { passkey, counter };
  tools.log.warn(
    { staff: passkey.staff, passkey: passkey.id },
    "A passkey counts backwards: is there a second copy of it?",
  );
  return "replayed-factor";

  async function counterOf({ credentialId, publicKey }: Passkey, expected: string): Promise<number | null> {
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: response as unknown as Parameters<typeof verifyAuthenticationResponse>[0]["response"],
        expectedChallenge: expected,
        expectedOrigin: origin,
        expectedRPID: rpId,
        requireUserVerification: true,
        // Compared above, where a step back is noticed rather than thrown together with everything else.
        credential: {
          id: credentialId.toString("base64url"),
          publicKey: new Uint8Array(publicKey),
          counter: -1,
        },
      });
      return verified ? authenticationInfo.newCounter : null;
    } catch {
      return null;
    }
  }
}

/** The challenge that a browser says it has signed, where it is one of ours and was not used before. */
async function spend(
  { db, now }: Tools,
  clientDataJson: string,
  purpose: ChallengePurpose,
  session: string | null,
): Promise<string | null> {
  const challenge = challengeIn(clientDataJson);
  if (challenge === null) return null;
  const spent = await spendChallenge(db, { hash: hashToken(challenge), purpose, session, now: now() });
  return spent ? challenge : null;
}

function challengeIn(clientDataJson: string): string | null {
  try {
    const said: unknown = JSON.parse(Buffer.from(clientDataJson, "base64url").toString("utf8"));
    const challenge =
      typeof said === "object" && said !== null && "challenge" in said ? said.challenge : null;
    return typeof challenge === "string" ? challenge : null;
  } catch {
    return null;
  }
}

export async function renamePasskey(
  { db }: Tools,
  session: Session,
  id: string,
  name: string,
): Promise<void> {
  if (!(await renamePasskeyOf(db, session.staff, id, name))) throw new Refusal("not-found");
}

export async function removePasskey(tools: Tools, session: Session, id: string): Promise<void> {
  const { db, now } = tools;
  await db.transaction().execute(async (tx: Tx) => {
    await lockPerson(tx, session.staff);
    if (!(await deletePasskey(tx, session.staff, id))) throw new Refusal("not-found");
    await refuseToChangeLastFactor(tools, tx, session.staff);
    const actor = { kind: "staff", id: session.staff } as const;
    await recordAct(tx, now(), actor, "factor:remove", { factor: "passkey", credential: id });
  });
}
