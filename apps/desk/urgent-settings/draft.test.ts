import { expect, test } from "vitest";
import { firstUrgentSettings } from "../../../domain/urgent-settings.ts";
import { draftOf, readDraft } from "./draft.ts";

test("[UC-6] what is set, typed out and read again, is the same", () => {
  expect(readDraft(draftOf(firstUrgentSettings))).toEqual({ settings: firstUrgentSettings, faults: [] });
});

test("[UC-6] words stand a line each: empty lines and repeated ones are none; numbers may be typed wide", () => {
  const draft = {
    ...draftOf(firstUrgentSettings),
    dangerWords: " かわに\n\nかわに\nOD ",
    escalateSeconds: "９０",
  };
  expect(readDraft(draft).settings).toMatchObject({ dangerWords: ["かわに", "OD"], escalateSeconds: 90 });
});

test("[UC-6] what cannot be read is told at its field", () => {
  for (const escalateSeconds of ["", "5", "601", "すぐ", "1.5"])
    expect(readDraft({ ...draftOf(firstUrgentSettings), escalateSeconds }).faults).toEqual([
      { code: "seconds-unreadable", where: "escalateSeconds" },
    ]);
});
