// Opens age files, for tests alone: the city does it with the age tool. Proven by a published vector before it judges ours.
import {
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
} from "node:crypto";

const tagBytes = 16;
const pieceBytes = 65_536 + tagBytes;

/** `identity`: the 32 bytes of the private key. Throws where anything is not as the format says. */
export function openAge(identity: Buffer, file: Buffer): Buffer {
  const ends = file.indexOf("\n--- ") + 1;
  const headerEnd = file.indexOf("\n", ends);
  const [version, stanza = "", body = "", ...more] = file
    .subarray(0, ends - 1)
    .toString("latin1")
    .split("\n");
  const [arrow, kind, share = ""] = stanza.split(" ");
  if (version !== "age-encryption.org/v1" || `${arrow} ${kind}` !== "-> X25519" || more.length > 0)
    throw new Error("This is no age file for one X25519 key.");
  // RFC 8410: any 32 bytes behind this head.
  const der = Buffer.concat([Buffer.from("302e020100300506032b656e04220420", "hex"), identity]);
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const own = Buffer.from(createPublicKey(privateKey).export({ format: "jwk" }).x ?? "", "base64url");
  const theirs = Buffer.from(share, "base64");
  const publicKey = createPublicKey({
    key: { kty: "OKP", crv: "X25519", x: theirs.toString("base64url") },
    format: "jwk",
  });
  const shared = diffieHellman({ privateKey, publicKey });
  const wrapping = derive(shared, Buffer.concat([theirs, own]), "age-encryption.org/v1/X25519");
  const fileKey = open(wrapping, Buffer.alloc(12), Buffer.from(body, "base64"));
  const mac = createHmac("sha256", derive(fileKey, Buffer.alloc(0), "header"))
    .update(file.subarray(0, ends + 3))
    .digest("base64")
    .replace(/=+$/, "");
  if (file.subarray(ends + 4, headerEnd).toString("latin1") !== mac)
    throw new Error("The header was changed.");
  const key = derive(fileKey, file.subarray(headerEnd + 1, headerEnd + 17), "payload");
  const payload = file.subarray(headerEnd + 17);
  const pieces: Buffer[] = [];
  for (let at = 0, nth = 0; at < payload.length || nth === 0; at += pieceBytes, nth++) {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(nth, 7);
    nonce[11] = at + pieceBytes >= payload.length ? 1 : 0;
    pieces.push(open(key, nonce, payload.subarray(at, at + pieceBytes)));
  }
  return Buffer.concat(pieces);
}

function open(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv("chacha20-poly1305", key, nonce, { authTagLength: tagBytes });
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
}

function derive(secret: Buffer, salt: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, salt, purpose, 32));
}
