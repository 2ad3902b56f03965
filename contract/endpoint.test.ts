import { expect, test } from "vitest";
import { z } from "zod";
import { permissions } from "../domain/access.ts";
import { endpoints } from "../test/attacks/endpoints.ts";
import { consultationId, idempotencyKey, instant, seq } from "./endpoint.ts";
import { deskCursor, frame } from "./sync.ts";

/** Every object of a schema, however deep, by where it stands. */
function* objectsIn(
  schema: z.core.JSONSchema.BaseSchema,
  place: string,
): Iterable<[string, z.core.JSONSchema.BaseSchema]> {
  if (schema.type === "object") yield [place, schema];
  const inner = {
    ...schema.properties,
    ...(schema.items as object),
    anyOf: schema.anyOf,
    oneOf: schema.oneOf,
  };
  for (const [name, value] of Object.entries({ ...inner, items: schema.items })) {
    for (const one of [value].flat()) {
      if (typeof one === "object" && one !== null)
        yield* objectsIn(one as z.core.JSONSchema.BaseSchema, `${place}.${name}`);
    }
  }
}

test("[AC-1] every call has a path of its own under /api, a permission of the table, and a sentence", () => {
  for (const { path, allow, summary } of endpoints) {
    expect(path).toMatch(/^\/api(\/[a-z]+(-[a-z]+)*){1,3}$/);
    expect(permissions).toContain(allow);
    expect(summary).toMatch(/^\p{L}.*\.$/u);
  }
});

test("no call takes a name it does not know, at any depth", () => {
  for (const { path, input } of endpoints) {
    const schema = z.toJSONSchema(input, { io: "input" });
    expect(schema.type, path).toBe("object");
    for (const [place, one] of objectsIn(schema, path)) {
      const isRecord = typeof one.additionalProperties === "object" && one.properties === undefined;
      if (!isRecord) expect(one.additionalProperties, place).toBe(false);
    }
  }
});

test("[DL-2] an id is one id in whatever spelling, and nothing else passes for one", () => {
  const id = "01a203f9-4a54-7d0e-989b-6a751f1048cc";
  for (const schema of [consultationId, idempotencyKey]) {
    expect(schema.parse(id.toUpperCase())).toBe(id);
    const others = [
      `{${id}}`,
      `${id}\n`,
      ` ${id}`,
      id.replaceAll("-", ""),
      `urn:uuid:${id}`,
      "",
      `${id}0`,
      id.replace("7", "z"),
    ];
    for (const other of others) expect(schema.safeParse(other).success, other).toBe(false);
  }
});

test("a desk's cursor is always a number PostgreSQL can hold, in one spelling", () => {
  for (const good of ["0", "1", "750", "9".repeat(19)]) expect(deskCursor.parse(good)).toBe(good);
  for (const bad of ["", "00", "01", "-1", "+1", " 1", "1\n", "1e3", "0x10", "9".repeat(20), "１", "1.0"]) {
    expect(deskCursor.safeParse(bad).success, bad).toBe(false);
  }
  expect(BigInt("9".repeat(19))).toBeLessThan(2n ** 64n);
});

test("a place in a sequence is a whole number that fits into the database's", () => {
  for (const good of [0, 1, 2_147_483_647]) expect(seq.parse(good)).toBe(good);
  for (const bad of [-1, 0.5, 2_147_483_648, Number.NaN, Number.POSITIVE_INFINITY, "1", null]) {
    expect(seq.safeParse(bad).success, String(bad)).toBe(false);
  }
});

test("[DL-8] every frame the server can send is one its schema knows, for consultees and for staff", () => {
  const [consultation, at, key, staff] = [
    "01a203f9-4a54-7d0e-989b-6a751f1048cc",
    "2026-11-02T09:30:00.000Z",
    "01a203f9-4a54-7d0e-989b-6a751f1048cd",
    "01a203f9-4a54-7d0e-989b-6a751f1048ce",
  ];
  const entries = [
    { kind: "message", by: "consultee", seq: 1, at, key, text: "" },
    { kind: "message", by: "consultee", seq: 1, at, text: "" },
    { kind: "message", by: "counsellor", seq: 1, at, text: "" },
    { kind: "message", by: "counsellor", seq: 1, at, key, staff, text: "" },
    { kind: "read", by: "counsellor", upTo: 1, seq: 2, at },
    { kind: "claim", seq: 2, at },
    { kind: "claim", staff, claimVersion: 1, seq: 2, at },
    { kind: "close", seq: 2, at },
    { kind: "close", staff, seq: 2, at },
    { kind: "unreadable", by: "consultee", seq: 2, at },
  ];
  for (const entry of entries) {
    const said = { t: "entries", consultation, entries: [entry] };
    expect(frame.parse(said)).toEqual(said);
    expect(frame.safeParse({ ...said, entries: [{ ...entry, more: 1 }] }).success).toBe(false);
  }
  for (const why of ["draining", "slow", "wrong-epoch", "not-allowed"])
    expect(frame.safeParse({ t: "end", why }).success).toBe(true);
  expect(instant.safeParse("2026-11-02T09:30:00+09:00").success).toBe(false);
});
