import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const ours = readFileSync(new URL("tokens.css", import.meta.url), "utf8");
const theirs = readFileSync(
  new URL("../../../node_modules/@digital-go-jp/design-tokens/dist/tokens.css", import.meta.url),
  "utf8",
);

const compact = (value: string) => value.replace(/\s+/g, "");
const used = [...ours.matchAll(/^\s*--[\w-]+: (.+); \/\* ([\w-]+) \*\/$/gm)].map(
  ([, value = "", token = ""]) => ({
    token,
    value,
  }),
);

test("every value is the token of デジタル庁 that its comment names", () => {
  expect(used.length).toBeGreaterThan(25);
  for (const { token, value } of used) {
    const found = new RegExp(`--(?:color-)?${token}: ([^;]+);`).exec(theirs)?.[1] ?? "";
    expect(`${token} ${compact(value)}`).toBe(`${token} ${compact(found)}`);
  }
});

test("no value without its token", () => {
  const declared = ours.match(/^\s*--[\w-]+:/gm) ?? [];
  expect(used).toHaveLength(declared.length);
});

test("dark is the same by the device's wish and by the switch", () => {
  const [, byDevice = "", bySwitch = ""] =
    /not\(\[data-theme="light"\]\) \{([^}]+)\}[\s\S]*"dark"\] \{([^}]+)\}/.exec(ours) ?? [];
  expect(compact(byDevice)).toBe(compact(bySwitch));
});

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

test.each([
  ["light", 0],
  ["dark", 1],
])("contrast in %s: 4.5 for text, 3 for parts", (_, at) => {
  const block = ours.split(":root").slice(1)[at] ?? "";
  const colour = (name: string) => new RegExp(`--${name}: (#[\\da-f]{6})`).exec(block)?.[1] ?? "";
  for (const [text, ground] of [
    ["ink", "paper"],
    ["ink", "surface"],
    ["ink", "accent-soft"],
    ["ink-soft", "paper"],
    ["ink-soft", "surface"],
    ["accent", "paper"],
    ["on-accent", "accent"],
    ["on-accent", "accent-strong"],
    ["danger", "paper"],
    ["danger", "danger-soft"],
  ] as const) {
    expect(contrast(colour(text), colour(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
  for (const part of ["edge-strong", "focus", "accent"]) {
    expect(contrast(colour(part), colour("paper")), part).toBeGreaterThanOrEqual(3);
  }
});
