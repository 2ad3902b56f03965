import { describe, expect, test } from "vitest";
import { words } from "../words-ja.ts";
import { invitationIn, invitationTrouble, passwordTrouble } from "./invitation.ts";
import { fieldsTrouble, signInTrouble } from "./sign-in.ts";

describe("signing in", () => {
  test("both fields are needed, before anything is sent", () => {
    expect(fieldsTrouble(" ", "x")).toBe("empty");
    expect(fieldsTrouble("soudan1", "")).toBe("empty");
    expect(fieldsTrouble("soudan1", " ")).toBeNull();
  });

  test("an unknown name and a wrong password are said alike, and what the server could not read too", () => {
    expect(signInTrouble("sign-in-failed")).toBe("failed");
    expect(signInTrouble("bad-input")).toBe("failed");
  });

  test.each([
    ["too-many", "tooMany"],
    ["unreachable", "unreachable"],
    ["busy", "unreachable"],
    ["wrong-origin", "other"],
  ] as const)("%s is said in words", (code, trouble) => {
    expect(signInTrouble(code)).toBe(trouble);
    expect(words.signIn.trouble[trouble]).toMatch(/。$/);
  });
});

describe("the invitation", () => {
  test("its token stands in the fragment, which no server's log sees", () => {
    const token = "a".repeat(43);
    expect(invitationIn(`#invitation=${token}`)).toBe(token);
    expect(invitationIn("#invitation=short")).toBeNull();
    expect(invitationIn("#list")).toBeNull();
    expect(invitationIn("")).toBeNull();
  });

  test("length is the only rule: 12 to 200", () => {
    expect(passwordTrouble("a".repeat(11))).toBe("short");
    expect(passwordTrouble("a".repeat(12))).toBeNull();
    expect(passwordTrouble("aaaaaaaaaaaa")).toBeNull();
    expect(passwordTrouble("a".repeat(201))).toBe("long");
  });

  test("one that is spent, unknown or too old is one sentence", () => {
    expect(invitationTrouble("invitation-spent")).toBe("spent");
    expect(invitationTrouble("not-found")).toBe("spent");
    expect(invitationTrouble("unreachable")).toBe("unreachable");
    expect(invitationTrouble("too-many")).toBe("tooMany");
    expect(invitationTrouble("bad-input")).toBe("other");
  });
});
