import { createHash, generateKeyPairSync, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { openAge } from "../../test/age.ts";
import { sealForRecipient } from "./age-seal.ts";
import { readBech32 } from "./bech32.ts";
import { readRecipient } from "./recipient.ts";

/** C2SP/CCTV, age/testdata/armor_x25519 (0BSD, CC0 or Unlicense). */
const vector = {
  payload: "013f54400c82da08037759ada907a8b864e97de81c088a182062c4b5622fd2ab",
  identity: "AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0",
  file: `YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBURWlGMHlwcXIrYnB2Y3FY
TnlDVkpwTDdPdXdQZFZ3UEw3S1FFYkZET0NjCmhqYWJHWHdTTFE5YzNTNkx3Mmkr
UzJUdTJmaXdRSEhzbGJCTjZCNDFGTEUKLS0tIFd5SnA5Ri85Rk9aaDdnSmRoZXEy
V0lKY3dIZ1ljOE5JVmgzZGR3aHJjTmcK7s9ix86RtDMnTmjU8vkTTLdMW/73vqpS
yPC8DpksHoMx+2Y=`,
};

const pair = () => {
  const { privateKey, publicKey } = generateKeyPairSync("x25519");
  return {
    identity: Buffer.from(privateKey.export({ format: "jwk" }).d ?? "", "base64url"),
    recipient: Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url"),
  };
};

test("what judges our age files opens a published one", () => {
  const identity = readBech32("age-secret-key-", vector.identity.toLowerCase());
  const opened = openAge(identity as Buffer, Buffer.from(vector.file, "base64"));
  expect(createHash("sha256").update(opened).digest("hex")).toBe(vector.payload);
});

test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])(
  "[CE-1] %i bytes are sealed for one receiver, however they came, and opened by nobody else",
  (size) => {
    const { identity, recipient } = pair();
    const content = randomBytes(size);
    const sealer = sealForRecipient(recipient);
    const pieces = [sealer.head];
    for (let at = 0; at < size; at += 10_007) pieces.push(sealer.push(content.subarray(at, at + 10_007)));
    const file = Buffer.concat([...pieces, sealer.end()]);
    expect(openAge(identity, file).equals(content)).toBe(true);
    expect(() => openAge(pair().identity, file)).toThrow();
    expect(() => openAge(identity, file.subarray(0, -1))).toThrow();
    const changed = Buffer.from(file);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(() => openAge(identity, changed)).toThrow();
  },
);

test("a receiver with a wrong letter is none", () => {
  const right = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
  expect(readRecipient(` ${right}\n`)).toHaveLength(32);
  for (const wrong of [
    right.replace("zvkyg", "zvkyq"),
    right.toUpperCase(),
    right.slice(0, -1),
    `${right}q`,
    "age1",
    "",
    vector.identity,
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ",
  ])
    expect(readRecipient(wrong), wrong).toBe(null);
});
