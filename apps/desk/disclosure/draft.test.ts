import { expect, test } from "vitest";
import { draftOfSaid, nothingSaid, readSaid } from "./draft.ts";

test("[TX-4] what was being written of a disclosure is there again; anything else is nothing, and nothing is no draft", () => {
  const said = { whom: "みほん小学校", summary: "欠席のこと", reason: "" };
  expect(readSaid(draftOfSaid(said))).toEqual(said);
  expect(draftOfSaid(nothingSaid)).toBe("");
  for (const none of ["", "null", "[]", "{}", '{"whom":1}']) expect(readSaid(none)).toEqual(nothingSaid);
});
