import { expect, test } from "vitest";
import type { Passkeys } from "../passkeys.ts";
import { startAccount } from "./account.ts";
import { passwordChangeTrouble, passwordsTrouble, sayPasswordTrouble } from "./password.ts";

const nothing = { totp: null, recoveryCodesLeft: 0, passkeys: [] };
const passkeys: Passkeys = {
  possible: true,
  make: () => Promise.resolve({ id: "p" } as never),
  sign: () => Promise.resolve("cancelled"),
};

function accountInHand(answers: Record<string, unknown>) {
  const asked: string[] = [];
  let refreshed = 0;
  const call = (path: string) => {
    asked.push(path);
    const said = answers[path] ?? {};
    return Promise.resolve(
      typeof said === "string" ? { ok: false, code: said, detail: {} } : { ok: true, value: said },
    );
  };
  const standing = { "/api/staff/factors": nothing, "/api/staff/sessions": { sessions: [] } };
  Object.assign(answers, { ...standing, ...answers });
  const refresh = async () => void refreshed++;
  const account = startAccount({ call: call as never, passkeys, refresh });
  return { account, asked, refreshed: () => refreshed };
}

test("[ST-3] why the last factor stays, and that nothing was done without the factor asked for, is said", async () => {
  const { account, asked } = accountInHand({
    "/api/staff/remove-passkey": "last-factor",
    "/api/staff/make-recovery-codes": "step-up-needed",
  });
  expect(await account.removePasskey("p1")).toBe(false);
  expect(account.store.get().trouble).toBe("last");
  expect(asked).toEqual(["/api/staff/remove-passkey", "/api/staff/factors", "/api/staff/sessions"]);
  expect(await account.makeCodes()).toBe(false);
  expect(account.store.get()).toMatchObject({ trouble: "notConfirmed", codes: null });
});

test("[ST-3] recovery codes are shown as long as they are being kept, and not a moment longer", async () => {
  const codes = ["abcd-efgh-jkmn-pqrs"];
  const { account, refreshed } = accountInHand({
    "/api/staff/begin-passkey": { options: {} },
    "/api/staff/add-passkey": { self: {}, recoveryCodes: codes },
  });
  expect(await account.addPasskey("机")).toBeNull();
  expect(account.store.get().codes).toEqual(codes);
  expect(refreshed()).toBe(1);
  account.codesKept();
  expect(account.store.get().codes).toBeNull();
});

test("what could not be read is said, and what was read before stays", async () => {
  const answers: Record<string, unknown> = {};
  const { account } = accountInHand(answers);
  await account.load();
  answers["/api/staff/factors"] = "busy";
  await account.load();
  expect(account.store.get()).toMatchObject({ factors: nothing, trouble: "unreachable" });
});

test("[ST-2] a change of password says which of the two was wrong", () => {
  expect(passwordsTrouble("", "ながい ながい あいことば")).toBe("empty");
  expect(passwordsTrouble("x", "みじかい")).toBe("short");
  expect(passwordsTrouble("x", "ながい ながい あいことば")).toBeNull();
  expect(passwordChangeTrouble("factor-failed")).toBe("wrongCurrent");
  expect(passwordChangeTrouble("step-up-needed")).toBe("notConfirmed");
  expect(passwordChangeTrouble("password-too-common")).toBe("common");
  for (const trouble of ["wrongCurrent", "notConfirmed", "common", "unreachable"] as const)
    expect(sayPasswordTrouble(trouble)).not.toBe("");
});
