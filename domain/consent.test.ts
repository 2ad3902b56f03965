import { expect, test } from "vitest";
import { answerConsent, askConsent } from "./consent.ts";
import { type Consultation, claim, close, open } from "./consultation.ts";
import { disclose } from "./disclose.ts";
import { disclosureFault } from "./disclosure.ts";
import type { ConsultationId, ConsulteeId, IdempotencyKey, StaffId } from "./ids.ts";
import type { Consultee, Staff } from "./people.ts";

const now = new Date("2026-11-24T01:00:00Z");
const child: Consultee = { kind: "consultee", id: "child" as ConsulteeId };
const counsellor: Staff = { kind: "staff", id: "s" as StaffId, displayName: "", roles: ["counsellor"] };
const other: Staff = { ...counsellor, id: "o" as StaffId };
const written = { text: "ねえ", key: "k" as IdempotencyKey };
const waiting = open("c" as ConsultationId, 1, child, written, now).next;
const held = claim(waiting, counsellor, now)?.next as Consultation;
const asked = askConsent(held, counsellor, "school", now)?.next as Consultation;
const said = (from: Consultation, answer: Parameters<typeof answerConsent>[3]): Consultation =>
  answerConsent(from, child, "school", answer, now)?.next ?? from;

test("[BR-6] asked by the holder, once, of each by itself", () => {
  expect(asked.consents).toEqual({ school: "asked" });
  expect(askConsent(asked, counsellor, "school", now)).toBeNull();
  expect(askConsent(said(asked, "yes"), counsellor, "school", now)).toBeNull();
  expect(askConsent(said(asked, "no"), counsellor, "school", now)?.next.consents).toEqual({
    school: "asked",
  });
  expect(() => askConsent(held, other, "school", now)).toThrow("claim-moved");
  expect(() => askConsent(waiting, counsellor, "school", now)).toThrow("not-claimed");
  const over = close(held, counsellor, now)?.next as Consultation;
  expect(() => askConsent(over, counsellor, "school", now)).toThrow("consultation-closed");
});

test("[BR-6] the consultee may say otherwise until it was passed on", () => {
  expect(said(said(said(asked, "yes"), "not-yet"), "no").consents).toEqual({ school: "no" });
  expect(answerConsent(said(asked, "no"), child, "school", "no", now)).toBeNull();
  expect(() => answerConsent(asked, child, "police", "yes", now)).toThrow("not-asked");
  const stranger: Consultee = { kind: "consultee", id: "x" as ConsulteeId };
  expect(() => answerConsent(asked, stranger, "school", "yes", now)).toThrow("not-found");
  const told = disclose(said(asked, "yes"), counsellor, "school", "consent", now).next;
  expect(() => answerConsent(told, child, "school", "no", now)).toThrow("disclosed-already");
});

test("[BR-5] by consent only while the last word was yes, and once by each; otherwise for a recorded reason", () => {
  const yes = said(asked, "yes");
  const told = disclose(yes, counsellor, "school", "consent", now).next;
  expect(told.consents).toEqual({ school: "told" });
  for (const from of [held, asked, said(asked, "no"), said(asked, "not-yet"), said(yes, "no"), told])
    expect(() => disclose(from, counsellor, "school", "consent", now)).toThrow("no-consent");
  expect(() => disclose(yes, counsellor, "police", "consent", now)).toThrow("no-consent");
  expect(disclose(held, counsellor, "police", "danger-to-life", now).entry).toMatchObject({ to: "police" });
  expect(disclose(said(asked, "no"), counsellor, "school", "legal-duty", now).next.consents.school).toBe(
    "told",
  );
  expect(() => disclose(yes, other, "school", "consent", now)).toThrow("claim-moved");
});

test("[BR-5] to whom and what, and why where there is no consent", () => {
  const full = { whom: "みほん小学校", summary: "ようす", reason: "" };
  expect(disclosureFault(full, "consent")).toBeNull();
  expect(disclosureFault(full, "legal-duty")).toBe("disclosure-empty");
  expect(disclosureFault({ ...full, summary: " " }, "consent")).toBe("disclosure-empty");
  expect(disclosureFault({ ...full, whom: "あ".repeat(101) }, "consent")).toBe("disclosure-too-long");
  expect(disclosureFault({ ...full, summary: "\ud800" }, "consent")).toBe("disclosure-malformed");
});
