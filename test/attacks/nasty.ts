import fc from "fast-check";
import { canary, contentTypes, deep, oddValues } from "./odd-values.ts";

/** What goes over the wire: bytes, and what they claim to be (null: nothing). */
export type Sent = { readonly body: Buffer; readonly type: string | null; readonly how: string };

/** Steps into a tree of objects and arrays. */
type Place = readonly string[];

const names = [
  "x",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "epoch",
  "text",
  "key",
  "then",
  canary,
];

/** Each place of a good input with each odd value in it; each key left out; each name added, before and after. */
export function bends(good: object): Sent[] {
  const places = placesIn(good);
  return [
    ...places.flatMap((at) =>
      oddValues.map((odd) => said(`${at.join(".")} = ${odd.slice(0, 60)}`, withAt(good, at, odd))),
    ),
    ...Object.keys(good).map((name) =>
      said(`without ${name}`, JSON.stringify({ ...good, [name]: undefined })),
    ),
    ...names.flatMap((name) => ['"x"', "null", "{}"].map((odd) => added(good, name, odd))),
    ...contentTypes.map((type) => said(`content type ${type}`, JSON.stringify(good), type)),
    ...[131_072, 131_073, 140_000, 300_000].map((size) =>
      said(`${size} bytes`, JSON.stringify(good).padEnd(size)),
    ),
    said("empty", ""),
    said("UTF-16", Buffer.from(JSON.stringify(good), "utf16le")),
  ];
}

/** Any of what a good input can be bent into, the text of it broken as well. */
export function bent(good: object): fc.Arbitrary<Sent> {
  const text = JSON.stringify(good);
  const bytes = Buffer.from(text);
  const value = fc.oneof(
    fc.constantFrom(...oddValues),
    fc.json({ maxDepth: 4 }),
    fc.integer({ min: 1, max: 60_000 }).map((depth) => deep("[", "]", depth)),
    fc.string({ unit: "binary", maxLength: 300 }).map((odd) => JSON.stringify(odd + canary)),
  );
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(...placesIn(good)), value)
      .map(([at, odd]) => said(at.join("."), withAt(good, at, odd))),
    fc.tuple(fc.constantFrom(...names), value).map(([name, odd]) => added(good, name, odd)),
    fc.nat(text.length - 1).map((at) => said("cut off", text.slice(0, at))),
    fc
      .tuple(fc.nat(text.length), fc.uint8Array({ minLength: 1, maxLength: 4 }))
      .map(([at, odd]) =>
        said("bytes put in", Buffer.concat([bytes.subarray(0, at), odd, bytes.subarray(at)])),
      ),
    fc
      .tuple(fc.nat(text.length - 1), fc.nat(255))
      .map(([at, odd]) => said("a byte changed", Buffer.from(bytes).fill(odd, at, at + 1))),
    fc
      .constantFrom("\ufeff", "\0", "//", "[", "\u2028", " ".repeat(999), canary)
      .map((odd) => said("before", odd + text)),
    fc.constantFrom("\ufeff", "\0", "}", ",", text, "\n\n", canary).map((odd) => said("after", text + odd)),
    fc.uint8Array({ maxLength: 64 }).map((noise) => said("noise", Buffer.from(noise))),
    fc
      .constantFrom(canary, `a=${canary}`, "null", "1", "NaN", "[]", "{'a':1}")
      .map((odd) => said("no object", odd)),
  );
}

function said(how: string, body: string | Buffer, type: string | null = "application/json"): Sent {
  return { how, body: Buffer.from(body), type };
}

/** The last of two equal names counts in JSON.parse, so an extra one is put at both ends. */
function added(good: object, name: string, odd: string): Sent {
  const extra = `${JSON.stringify(name)}:${odd}`;
  const inner = JSON.stringify(good).slice(1, -1);
  return said(`twice ${extra.slice(0, 60)}`, `{${[extra, inner, extra].filter(Boolean).join()}}`);
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== "object" || value === null) return [[]];
  return [
    [],
    ...Object.entries(value).flatMap(([name, inner]) => placesIn(inner).map((rest) => [name, ...rest])),
  ];
}

/** JSON text in which the value at a place is another text. */
function withAt(value: unknown, [step, ...rest]: Place, text: string): string {
  if (step === undefined) return text;
  const parts = Object.entries(value as object).map(([name, inner]) => {
    const one = name === step ? withAt(inner, rest, text) : JSON.stringify(inner);
    return Array.isArray(value) ? one : `${JSON.stringify(name)}:${one}`;
  });
  return Array.isArray(value) ? `[${parts.join()}]` : `{${parts.join()}}`;
}
