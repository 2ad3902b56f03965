import type { Api } from "../../contract/api.ts";
import type { CreatedPasskey, SignedByPasskey } from "../../contract/staff-factors.ts";

type ToMake = Api["/api/staff/begin-passkey"]["output"]["options"];
type ToSign = Api["/api/staff/challenge-passkey"]["output"]["options"];

/** `cancelled`: by the person, or nobody answered in time; browsers do not tell which. */
export type PasskeyFault = "cancelled" | "already-here" | "impossible";

/** The browser's side of passkeys. Never throws. */
export type Passkeys = {
  /** Browsers make none for a page that stands under a bare address such as 127.0.0.1. */
  readonly possible: boolean;
  make(options: ToMake): Promise<CreatedPasskey | PasskeyFault>;
  sign(options: ToSign): Promise<SignedByPasskey | PasskeyFault>;
};

/** docs/decisions/0011: by hand, as the browsers' own conversions from JSON came after the desk's oldest browsers. */
export const browserPasskeys: Passkeys = {
  get possible() {
    return "PublicKeyCredential" in globalThis && isSecureContext && !/^[\d.]+$|^\[/.test(location.hostname);
  },
  async make({ user, challenge, excludeCredentials, ...options }) {
    try {
      const made = await navigator.credentials.create({
        publicKey: {
          ...options,
          challenge: bytesIn(challenge),
          user: { ...user, id: bytesIn(user.id) },
          excludeCredentials: excludeCredentials.map(descriptor),
        },
      });
      return made instanceof PublicKeyCredential ? createdFrom(made) : "impossible";
    } catch (error) {
      return faultOf(error);
    }
  },
  async sign({ challenge, allowCredentials, ...options }) {
    try {
      const signed = await navigator.credentials.get({
        publicKey: {
          ...options,
          challenge: bytesIn(challenge),
          allowCredentials: allowCredentials.map(descriptor),
        },
      });
      return signed instanceof PublicKeyCredential ? signedFrom(signed) : "impossible";
    } catch (error) {
      return faultOf(error);
    }
  },
};

function createdFrom({ id, rawId, response }: PublicKeyCredential): CreatedPasskey | PasskeyFault {
  if (!(response instanceof AuthenticatorAttestationResponse)) return "impossible";
  return {
    ...head(id, rawId),
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      attestationObject: textOf(response.attestationObject),
      transports: response.getTransports(),
    },
  };
}

function signedFrom({ id, rawId, response }: PublicKeyCredential): SignedByPasskey | PasskeyFault {
  if (!(response instanceof AuthenticatorAssertionResponse)) return "impossible";
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  return {
    ...head(id, rawId),
    response: {
      clientDataJSON: textOf(clientDataJSON),
      authenticatorData: textOf(authenticatorData),
      signature: textOf(signature),
      ...(userHandle ? { userHandle: textOf(userHandle) } : {}),
    },
  };
}

function head(id: string, rawId: ArrayBuffer) {
  return { id, rawId: textOf(rawId), type: "public-key", clientExtensionResults: {} } as const;
}

function descriptor({
  id,
  type,
  transports,
}: ToSign["allowCredentials"][number]): PublicKeyCredentialDescriptor {
  return { id: bytesIn(id), type, transports: (transports ?? []) as AuthenticatorTransport[] };
}

export function faultOf(error: unknown): PasskeyFault {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "AbortError") return "cancelled";
  return name === "InvalidStateError" ? "already-here" : "impossible";
}

/** Base64url, without padding. */
export function bytesIn(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

export function textOf(bytes: ArrayBuffer): string {
  const plain = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("");
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
