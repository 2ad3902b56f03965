import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type { CreatedPasskey, SignedByPasskey } from "../../contract/staff-factors.ts";

/** A passkey made by hand, honest or not, without any browser. */
export type Authenticator = {
  readonly id: string;
  counter: number;
  create(challenge: string, about: About): CreatedPasskey;
  sign(challenge: string, about: About & { readonly userHandle?: string }): SignedByPasskey;
};

export type About = { readonly origin: string; readonly rpId: string; readonly verified?: boolean };

const url = (bytes: Buffer): string => bytes.toString("base64url");
const sha256 = (data: string | Buffer): Buffer => createHash("sha256").update(data).digest();

export function openAuthenticator(counter = 0): Authenticator {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(16);
  const self: Authenticator = {
    id: url(id),
    counter,
    create(challenge, about) {
      const authData = Buffer.concat([
        dataOf(about, 0x40, self.counter),
        Buffer.alloc(16),
        Buffer.from([0, id.length]),
        id,
        coseKey(publicKey),
      ]);
      // CBOR: {"fmt": "none", "attStmt": {}, "authData": bytes}
      const attestation = Buffer.concat([
        Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746159", "hex"),
        Buffer.from([authData.length >> 8, authData.length & 0xff]),
        authData,
      ]);
      return {
        ...head(id),
        response: {
          clientDataJSON: clientData("webauthn.create", challenge, about.origin),
          attestationObject: url(attestation),
          transports: ["internal"],
        },
      };
    },
    sign(challenge, { userHandle, ...about }) {
      const authData = dataOf(about, 0, self.counter);
      const clientDataJSON = clientData("webauthn.get", challenge, about.origin);
      const said = Buffer.concat([authData, sha256(Buffer.from(clientDataJSON, "base64url"))]);
      return {
        ...head(id),
        response: {
          clientDataJSON,
          authenticatorData: url(authData),
          signature: url(signed(privateKey, said)),
          ...(userHandle === undefined ? {} : { userHandle: url(Buffer.from(userHandle)) }),
        },
      };
    },
  };
  return self;
}

function head(id: Buffer) {
  return { id: url(id), rawId: url(id), type: "public-key" as const, clientExtensionResults: {} };
}

function signed(key: KeyObject, said: Buffer): Buffer {
  return sign("sha256", said, key);
}

function clientData(type: string, challenge: string, origin: string): string {
  return url(Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })));
}

/** Present and, unless told otherwise, verified. */
function dataOf({ rpId, verified = true }: Pick<About, "rpId" | "verified">, more: number, counter: number) {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([sha256(rpId), Buffer.from([0x01 | (verified ? 0x04 : 0) | more]), count]);
}

/** {1: 2, 3: -7, -1: 1, -2: x, -3: y} */
function coseKey(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  return Buffer.concat([
    Buffer.from("a5010203262001215820", "hex"),
    Buffer.from(x, "base64url"),
    Buffer.from("225820", "hex"),
    Buffer.from(y, "base64url"),
  ]);
}
