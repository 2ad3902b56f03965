import { z } from "zod";
import { endpoint, instant, nothing } from "./endpoint.ts";
import { signedIn } from "./staff.ts";

const base64url = z
  .string()
  .min(1)
  .max(8_192)
  .regex(/^[\w-]+$/);
const passkeyId = z.uuid().toLowerCase();
const passkeyName = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\0]*$/);
/** As the app shows it; the page takes out spaces. */
const totpCode = z.string().regex(/^\d{6}$/);
/** As it was written down: four groups of four, however they are kept apart. */
const recoveryCode = z.string().min(16).max(40);

/** Shown once, when they are made. Null where there are some already. */
const newRecoveryCodes = z.array(z.string()).nullable();

export const listFactors = endpoint({
  path: "/api/staff/factors",
  allow: "staff:keep-own-sign-in",
  level: 1,
  summary: "What one can show besides one's password.",
  input: nothing,
  output: z.strictObject({
    totp: z.strictObject({ addedAt: instant }).nullable(),
    recoveryCodesLeft: z.int(),
    passkeys: z.array(
      z.strictObject({ id: passkeyId, name: z.string(), addedAt: instant, lastUsedAt: instant.nullable() }),
    ),
  }),
});

// ── an app that shows codes ──

export const beginTotp = endpoint({
  path: "/api/staff/begin-totp",
  allow: "staff:keep-own-sign-in",
  level: 1,
  summary: "Makes a new secret for an app that shows codes. It counts only once a code of it was shown.",
  input: nothing,
  output: z.strictObject({ secret: z.string(), uri: z.string() }),
});

export const confirmTotp = endpoint({
  path: "/api/staff/confirm-totp",
  allow: "staff:keep-own-sign-in",
  level: 1,
  summary:
    "Shows the first code of a new app, which takes the place of an earlier one. The session is of level 2 then.",
  input: z.strictObject({ code: totpCode }),
  output: z.strictObject({ self: signedIn, recoveryCodes: newRecoveryCodes }),
});

export const showTotp = endpoint({
  path: "/api/staff/show-totp",
  allow: "staff:keep-own-sign-in",
  level: 1,
  summary: "Shows a code: opens level 2, and for five minutes the acts that need a factor shown anew.",
  input: z.strictObject({ code: totpCode }),
  output: signedIn,
});

export const removeTotp = endpoint({
  path: "/api/staff/remove-totp",
  allow: "staff:keep-own-sign-in",
  stepUp: true,
  summary: "Forgets the app that shows codes. The last factor stays, where one is asked for.",
  input: nothing,
  output: nothing,
});

// ── recovery codes ──

export const makeRecoveryCodes = endpoint({
  path: "/api/staff/make-recovery-codes",
  allow: "staff:keep-own-sign-in",
  stepUp: true,
  summary: "Ten new recovery codes, shown once. The earlier ones are void.",
  input: nothing,
  output: z.strictObject({ recoveryCodes: z.array(z.string()) }),
});

export const showRecoveryCode = endpoint({
  path: "/api/staff/show-recovery-code",
  allow: "staff:keep-own-sign-in",
  level: 1,
  summary: "Shows a recovery code in place of another factor. Each counts once.",
  input: z.strictObject({ code: recoveryCode }),
  output: signedIn,
});

// ── passkeys: the objects are those of WebAuthn's JSON form ──

const transports = z.array(z.string().max(40)).max(10);
const descriptor = z.strictObject({
  id: z.string(),
  type: z.literal("public-key"),
  transports: transports.optional(),
});
const extensions = z.record(z.string(), z.unknown());

const creationOptions = z.strictObject({
  challenge: z.string(),
  rp: z.strictObject({ name: z.string(), id: z.string() }),
  user: z.strictObject({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.strictObject({ alg: z.int(), type: z.literal("public-key") })),
  timeout: z.int(),
  attestation: z.literal("none"),
  excludeCredentials: z.array(descriptor),
  authenticatorSelection: z.strictObject({
    residentKey: z.literal("required"),
    requireResidentKey: z.boolean(),
    userVerification: z.literal("required"),
  }),
});
const requestOptions = z.strictObject({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.int(),
  userVerification: z.literal("required"),
  allowCredentials: z.array(descriptor),
});

const credential = {
  id: base64url,
  rawId: base64url,
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["platform", "cross-platform"]).optional(),
  clientExtensionResults: extensions.default({}),
};
const created = z.strictObject({
  ...credential,
  response: z.strictObject({
    clientDataJSON: base64url,
    attestationObject: base64url,
    authenticatorData: base64url.optional(),
    transports: transports.optional(),
    publicKeyAlgorithm: z.int().optional(),
    publicKey: base64url.optional(),
  }),
});
const signed = z.strictObject({
  ...credential,
  response: z.strictObject({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});
export type CreatedPasskey = z.output<typeof created>;
export type SignedByPasskey = z.output<typeof signed>;

export const beginPasskey = endpoint({
  path: "/api/staff/begin-passkey",
  allow: "staff:keep-own-sign-in",
  level: 1,
  summary: "What a browser needs to make a passkey (startRegistration's optionsJSON). Good for five minutes.",
  input: nothing,
  output: z.strictObject({ options: creationOptions }),
});

export const addPasskey = endpoint({
  path: "/api/staff/add-passkey",
  allow: "staff:keep-own-sign-in",
  level: 1,
  summary:
    "Adds the passkey that a browser made, under a name of its owner's choice. The session is of level 2 then.",
  input: z.strictObject({ name: passkeyName, response: created }),
  output: z.strictObject({ self: signedIn, recoveryCodes: newRecoveryCodes }),
});

export const challengePasskey = endpoint({
  path: "/api/staff/challenge-passkey",
  allow: "staff:keep-own-sign-in",
  level: 1,
  summary: "What a browser needs to show one of one's passkeys (startAuthentication's optionsJSON).",
  input: nothing,
  output: z.strictObject({ options: requestOptions }),
});

export const showPasskey = endpoint({
  path: "/api/staff/show-passkey",
  allow: "staff:keep-own-sign-in",
  level: 1,
  summary: "Shows a passkey: opens level 2, and for five minutes the acts that need a factor shown anew.",
  input: z.strictObject({ response: signed }),
  output: signedIn,
});

export const renamePasskey = endpoint({
  path: "/api/staff/rename-passkey",
  allow: "staff:keep-own-sign-in",
  summary: "Gives one of one's passkeys another name.",
  input: z.strictObject({ passkey: passkeyId, name: passkeyName }),
  output: nothing,
});

export const removePasskey = endpoint({
  path: "/api/staff/remove-passkey",
  allow: "staff:keep-own-sign-in",
  stepUp: true,
  summary: "Forgets one of one's passkeys. The last factor stays, where one is asked for.",
  input: z.strictObject({ passkey: passkeyId }),
  output: nothing,
});

export const challengeForSignIn = endpoint({
  path: "/api/staff/challenge-for-sign-in",
  allow: "staff:sign-in",
  summary:
    "What a browser needs to sign in by a passkey alone. The same for everyone, and good for five minutes.",
  input: nothing,
  output: z.strictObject({ options: requestOptions }),
});

export const signInByPasskey = endpoint({
  path: "/api/staff/sign-in-by-passkey",
  allow: "staff:sign-in",
  summary: "Begins a session of level 2 by a passkey that has verified its owner.",
  input: z.strictObject({ response: signed }),
  output: signedIn,
});
