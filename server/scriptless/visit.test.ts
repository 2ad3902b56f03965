import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import {
  formOfVisit,
  isFormOfVisit,
  leftVisit,
  markOfVisit,
  readMarkOfVisit,
  readVisit,
  type Visit,
  writeVisit,
} from "./visit.ts";

const secrets = { consulteeTokens: randomBytes(32) };
const visit: Visit = { token: "a-token", wording: "english", watching: true };
const now = new Date("2026-11-24T01:00:00Z");
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

test("[SL-4] a visit is read as it was written, for an hour; then it is known to be over", () => {
  const said = writeVisit(secrets, visit, now);
  expect(readVisit(secrets, said, later(60))).toEqual({ kind: "here", visit });
  expect(readVisit(secrets, said, later(61))).toEqual({ kind: "over", visit });
  expect(readVisit(secrets, leftVisit, now)).toEqual({ kind: "left" });
  expect(readVisit(secrets, null, now)).toEqual({ kind: "none" });
});

test("[SL-4] not one sign of it can be changed by anybody", () => {
  const said = writeVisit(secrets, visit, now);
  for (let at = 0; at < said.length; at++) {
    const bent = said.slice(0, at) + (said[at] === "x" ? "y" : "x") + said.slice(at + 1);
    expect(readVisit(secrets, bent, now).kind, bent).toBe("none");
  }
  for (const bent of [`${said}.x`, said.slice(1), "", ".....", "..0..", said.replaceAll(".", "")])
    expect(readVisit(secrets, bent, now).kind, bent).toBe("none");
  expect(readVisit({ consulteeTokens: randomBytes(32) }, said, now).kind).toBe("none");
});

test("[SL-3] a form is right for the visit it was given to alone", () => {
  const form = formOfVisit(secrets, visit);
  expect(isFormOfVisit(secrets, visit, form)).toBe(true);
  for (const wrong of ["", form.slice(1), `${form}x`, formOfVisit(secrets, { token: "b-token" })])
    expect(isFormOfVisit(secrets, visit, wrong)).toBe(false);
});

test("[SL-5] a mark says how far one talk was shown to one browser", () => {
  const mark = markOfVisit(secrets, visit, "talk-1", 7);
  expect(readMarkOfVisit(secrets, visit, "talk-1", mark)).toBe(7);
  expect(readMarkOfVisit(secrets, visit, "talk-2", mark)).toBeNull();
  expect(readMarkOfVisit(secrets, { token: "b-token" }, "talk-1", mark)).toBeNull();
  for (const wrong of ["", "9", "7-", mark.replace("7-", "9-"), "NaN-x", "1e3-x"])
    expect(readMarkOfVisit(secrets, visit, "talk-1", wrong)).toBeNull();
});
