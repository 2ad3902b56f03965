import { generateAuthenticationOptions, generateRegistrationOptions } from "@simplewebauthn/server";
import { Refusal } from "../../domain/refusal.ts";
import type { Session } from "../../domain/sign-in.ts";
import type { Tools } from "../tools.ts";
import { refuseToChangeFactors } from "./change-factors.ts";
import { type ChallengePurpose, insertChallenge, listPasskeys, type Passkey } from "./passkey-store.ts";
import { findById } from "./store.ts";
import { hashToken } from "./token.ts";

/** Where passkeys of this service live. They do not move to another host. */
export type Site = { readonly rpId: string; readonly origin: string };

const rpName = "よりそい";
const goodForMillis = 5 * 60_000;
/** EdDSA, ES256, RS256. */
export const algorithms = [-8, -7, -257];

export async function passkeyOptionsToAdd(tools: Tools, session: Session, { rpId }: Site) {
  await refuseToChangeFactors(tools, session);
  const record = await findById(tools.db, tools.stamps, session.staff);
  if (!record) throw new Refusal("not-signed-in");
  const options = await generateRegistrationOptions({
    rpName,
    rpID: rpId,
    userID: Buffer.from(session.staff),
    userName: record.name,
    userDisplayName: record.staff.displayName,
    timeout: goodForMillis,
    excludeCredentials: (await listPasskeys(tools.db, session.staff)).map(descriptor),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    supportedAlgorithmIDs: algorithms,
  });
  await keep(tools, options.challenge, "add", session.id);
  const { challenge, rp, user, pubKeyCredParams, timeout = goodForMillis, excludeCredentials = [] } = options;
  return {
    challenge,
    rp: { name: rp.name, id: rp.id ?? rpId },
    user: { id: user.id, name: user.name, displayName: user.displayName },
    pubKeyCredParams: pubKeyCredParams.map(({ alg }) => ({ alg, type: "public-key" as const })),
    timeout,
    attestation: "none" as const,
    excludeCredentials: excludeCredentials.map(({ id, transports }) => ({
      ...{ id, type: "public-key" as const },
      ...(transports ? { transports: [...transports] } : {}),
    })),
    authenticatorSelection: {
      residentKey: "required" as const,
      requireResidentKey: true,
      userVerification: "required" as const,
    },
  };
}

/** For one's own passkeys, or, without a session, for whichever the browser has. */
export async function passkeyOptionsToShow(tools: Tools, session: Session | null, { rpId }: Site) {
  const own = session ? (await listPasskeys(tools.db, session.staff)).map(descriptor) : [];
  const { challenge } = await generateAuthenticationOptions({ rpID: rpId, userVerification: "required" });
  await keep(tools, challenge, session ? "show" : "sign-in", session?.id ?? null);
  return {
    ...{ challenge, rpId, timeout: goodForMillis, userVerification: "required" as const },
    allowCredentials: own.map(({ id, transports }) => ({ id, type: "public-key" as const, transports })),
  };
}

function descriptor({ credentialId, transports }: Passkey) {
  return { id: credentialId.toString("base64url"), transports: [...transports] };
}

async function keep(
  { db, now }: Tools,
  challenge: string,
  purpose: ChallengePurpose,
  session: string | null,
): Promise<void> {
  const expiresAt = new Date(now().getTime() + goodForMillis);
  await insertChallenge(db, { hash: hashToken(challenge), purpose, session, expiresAt });
}
