import type { Api } from "../../../contract/api.ts";

type Keys = Api["/api/line/set-channel"]["input"];
export type KeyName = keyof Keys;
export type TypedKeys = Readonly<Record<KeyName, string>>;
export type KeyFaults = Partial<Record<KeyName, "key" | "id">>;

export const keyNames = ["token", "secret", "signInId", "signInSecret"] as const satisfies readonly KeyName[];

export const nothingTyped: TypedKeys = { token: "", secret: "", signInId: "", signInSecret: "" };

const key = /^[\x21-\x7e]{8,500}$/;
const id = /^\d{4,20}$/;

/** What is left empty stays as it is. Space around a key came with the copying. */
export function readKeys(typed: TypedKeys): { readonly keys: Keys; readonly faults: KeyFaults } {
  const keys: Record<KeyName, string | null> = { ...nothingTyped };
  const faults: KeyFaults = {};
  for (const name of keyNames) {
    const text = typed[name].trim();
    keys[name] = text === "" ? null : text;
    if (text === "" || (name === "signInId" ? id : key).test(text)) continue;
    faults[name] = name === "signInId" ? "id" : "key";
  }
  return { keys, faults };
}
