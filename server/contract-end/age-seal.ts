// Seals a file for whoever holds the other half of a key, as https://age-encryption.org/v1 says: the city opens it with the age
// tool, without us. Only this direction: nothing here ever opens one.
import {
  createCipheriv,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";

const version = "age-encryption.org/v1";
const pieceBytes = 65_536;
const tagBytes = 16;

/** Take what comes out of each call, in this order: `head`, every `push`, `end`. Holds at most one piece of 64 KiB. */
export type AgeSealer = {
  readonly head: Buffer;
  push(bytes: Buffer): Buffer;
  end(): Buffer;
};

/** `recipient`: the 32 bytes of an X25519 public key. */
export function sealForRecipient(recipient: Buffer): AgeSealer {
  const fileKey = randomBytes(16);
  const nonce = randomBytes(16);
  const key = derive(fileKey, nonce, "payload");
  let held: Buffer = Buffer.alloc(0);
  let nth = 0;

  function piece(bytes: Buffer, last: boolean): Buffer {
    const counted = Buffer.alloc(12);
    counted.writeUIntBE(nth++, 5, 6);
    counted[11] = last ? 1 : 0;
    return aead(key, counted, bytes);
  }

  return {
    head: Buffer.concat([headerFor(recipient, fileKey), nonce]),
    push(bytes) {
      const all = Buffer.concat([held, bytes]);
      const sealed: Buffer[] = [];
      let at = 0;
      // The last piece is marked as such, so a full one is held back until it is known not to be it.
      for (; all.length - at > pieceBytes; at += pieceBytes)
        sealed.push(piece(all.subarray(at, at + pieceBytes), false));
      held = Buffer.from(all.subarray(at));
      return Buffer.concat(sealed);
    },
    end: () => piece(held, true),
  };
}

function headerFor(recipient: Buffer, fileKey: Buffer): Buffer {
  const own = generateKeyPairSync("x25519");
  const share = rawOf(own.publicKey);
  const shared = diffieHellman({ privateKey: own.privateKey, publicKey: keyFrom(recipient) });
  if (shared.every((byte) => byte === 0)) throw new Error("This is no key that anything can be sealed for.");
  const wrapping = derive(shared, Buffer.concat([share, recipient]), `${version}/X25519`);
  const wrapped = aead(wrapping, Buffer.alloc(12), fileKey);
  const text = `${version}\n-> X25519 ${plain(share)}\n${plain(wrapped)}\n---`;
  const mac = createHmac("sha256", derive(fileKey, Buffer.alloc(0), "header"))
    .update(text)
    .digest();
  return Buffer.from(`${text} ${plain(mac)}\n`);
}

function aead(key: Buffer, nonce: Buffer, bytes: Buffer): Buffer {
  const cipher = createCipheriv("chacha20-poly1305", key, nonce, { authTagLength: tagBytes });
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([sealed, cipher.getAuthTag()]);
}

function derive(secret: Buffer, salt: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, salt, purpose, 32));
}

function keyFrom(raw: Buffer): KeyObject {
  return createPublicKey({
    key: { kty: "OKP", crv: "X25519", x: raw.toString("base64url") },
    format: "jwk",
  });
}

function rawOf(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: "jwk" }).x ?? "", "base64url");
}

/** Base64 without its padding. */
function plain(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}
