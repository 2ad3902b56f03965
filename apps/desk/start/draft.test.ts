import { expect, test } from "vitest";
import type { IdempotencyKey } from "../../../domain/ids.ts";
import { readFirst } from "./draft.ts";

test("[TX-4] what was being written to begin with somebody is there again under its key; anything else is none", () => {
  const first = { text: "その後、どうですか", reason: "約束していたため", key: "k1" as IdempotencyKey };
  expect(readFirst(JSON.stringify(first))).toEqual(first);
  expect(readFirst(JSON.stringify({ ...first, text: "" }))).toEqual({ ...first, text: "" });
  for (const none of ["", "null", "[]", "{}", '{"text":"あ","reason":1,"key":"k"}'])
    expect(readFirst(none)).toBeNull();
});
