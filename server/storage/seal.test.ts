import fc from "fast-check";
import { expect, test } from "vitest";
import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import {
  dataKey,
  isSameBody,
  nameBody,
  newDataKeySecret,
  openText,
  type Place,
  SealError,
  sealText,
} from "./seal.ts";

const secret = newDataKeySecret();
const key = dataKey(1, secret);
const id = "01a203f9-4a54-7d0e-989b-6a751f1048cc" as ConsultationId;
const place: Place = { consultation: id, seq: 7, by: "counsellor", staff: "one" as StaffId };
const text = "だれにも いわないで 𠮷";

test("[S11.8] [SE-1] [TX-2] any text comes back as it was, and is nowhere in what is stored", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.nat(), (words, seq) => {
      const sealed = sealText(key, { ...place, seq }, words);
      expect(openText(key, { ...place, seq }, sealed)).toBe(words);
      if (words.length > 3) expect(sealed.includes(words)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test("[SE-1] every byte changed in any bit, every byte missing, and every byte more is noticed", () => {
  const sealed = sealText(key, place, text);
  let tried = 0;
  const refused = (changed: Buffer, what: string): void => {
    expect(() => openText(key, place, changed), what).toThrow(SealError);
    tried++;
  };
  for (let at = 0; at < sealed.length; at++) {
    for (let bit = 0; bit < 8; bit++) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(sealed.readUInt8(at) ^ (1 << bit), at);
      refused(changed, `bit ${bit} of byte ${at}`);
    }
    refused(sealed.subarray(0, at), `${at} bytes`);
    refused(Buffer.concat([sealed.subarray(0, at), sealed.subarray(at + 1)]), `without byte ${at}`);
    refused(Buffer.concat([sealed.subarray(0, at), Buffer.of(0), sealed.subarray(at)]), `one more at ${at}`);
  }
  refused(Buffer.concat([sealed, Buffer.of(0)]), "one more at the end");
  expect(tried).toBe(sealed.length * 11 + 1);
});

test("[SE-1] a tag cut short proves nothing: an empty text cannot be made of the first bytes of another", () => {
  const sealed = sealText(key, place, "");
  for (const bytes of [4, 8, 12, 13, 14, 15]) {
    expect(() => openText(key, place, sealed.subarray(0, 13 + bytes)), `${bytes}`).toThrow(SealError);
  }
});

test.each<[string, Partial<Place>]>([
  ["another consultation", { consultation: "01a203f9-4a54-7d0e-989b-6a751f1048cd" as ConsultationId }],
  ["the entry before", { seq: 6 }],
  ["an entry whose number begins alike", { seq: 70 }],
  ["the other side", { by: "consultee" }],
  ["a colleague", { staff: "two" as StaffId }],
  ["nobody of the staff", { staff: null }],
])("[SE-1] put in the place of %s, it does not open", (_, other) => {
  const sealed = sealText(key, place, text);
  expect(() => openText(key, { ...place, ...other }, sealed)).toThrow(SealError);
});

test("[SE-1] another consultation's key, another version, and this key under another version do not open it", () => {
  const sealed = sealText(key, place, text);
  for (const other of [dataKey(1, newDataKeySecret()), dataKey(2, newDataKeySecret()), dataKey(2, secret)]) {
    expect(() => openText(other, place, sealed)).toThrow(SealError);
  }
  expect(openText(dataKey(1, secret), place, sealed)).toBe(text);
});

test("[SE-1] no nonce and no sealed text comes twice, though the words are the same", () => {
  const many = 20_000;
  const sealed = Array.from({ length: many }, () => sealText(key, place, "つらい"));
  expect(new Set(sealed.map((one) => one.subarray(1, 13).toString("hex"))).size).toBe(many);
  expect(new Set(sealed.map((one) => one.subarray(29).toString("hex"))).size).toBe(many);
});

test("[SE-3] the error says which entry, and nothing of the words or the key", () => {
  const sealed = sealText(key, place, text);
  expect(() => openText(key, { ...place, seq: 8 }, sealed)).toThrow(new SealError({ ...place, seq: 8 }));
  expect(new SealError(place).message).toBe(`The body of entry 7 of consultation ${id} does not open.`);
});

test("[SE-6] the name of a body is the same for the same words and key only, and is not a bare hash", () => {
  const name = nameBody(key, "はい");
  expect(isSameBody(name, nameBody(dataKey(1, secret), "はい"))).toBe(true);
  expect(isSameBody(name, nameBody(key, "はい "))).toBe(false);
  expect(isSameBody(name, nameBody(dataKey(1, newDataKeySecret()), "はい"))).toBe(false);
  expect(isSameBody(name, name.subarray(0, 15))).toBe(false);
  expect(isSameBody(name, Buffer.alloc(0))).toBe(false);
});
