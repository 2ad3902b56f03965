import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const ours = readFileSync(new URL("desk.css", import.meta.url), "utf8");
const theirs = readFileSync(
  new URL("../../node_modules/@digital-go-jp/design-tokens/dist/tokens.css", import.meta.url),
  "utf8",
);

const compact = (value: string) => value.replace(/\s+|(?<=\.\d)0+/g, "");

test("every colour of the desk's own is the token of デジタル庁 that its comment names", () => {
  const used = [...ours.matchAll(/^\s*--[\w-]+: (.+); \/\* ([\w-]+) \*\/$/gm)];
  expect(used).toHaveLength(ours.match(/^\s*--[\w-]+:/gm)?.length ?? 0);
  for (const [, value = "", token = ""] of used) {
    const found = new RegExp(`--(?:color-)?${token}: ([^;]+);`).exec(theirs)?.[1] ?? "";
    expect(`${token} ${compact(value)}`).toBe(`${token} ${compact(found)}`);
  }
});

test("dark is the same by the device's wish and by the switch", () => {
  const [, byDevice = "", bySwitch = ""] =
    /not\(\[data-theme="light"\]\) \{([^}]+)\}[\s\S]*"dark"\] \{([^}]+)\}/.exec(ours) ?? [];
  expect(compact(byDevice)).not.toBe("");
  expect(compact(byDevice)).toBe(compact(bySwitch));
});
