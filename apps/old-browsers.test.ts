import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Options, parse } from "acorn";
import { beforeAll, describe, expect, test } from "vitest";
import { buildPages, isFresh } from "./build.ts";

const dist = fileURLToPath(new URL("../dist/consultee", import.meta.url));
beforeAll(async () => {
  if (!isFresh()) await buildPages();
}, 120_000);

const read = (name: string): string => readFileSync(join(dist, name), "utf8");
const scripts = (): string[] => [
  ...readdirSync(join(dist, "a"))
    .filter((name) => name.endsWith(".js"))
    .map((name) => `a/${name}`),
  "sw.js",
];

/** The first place that a browser of this syntax cannot read; null where it reads all. */
function unreadable(name: string, ecmaVersion: Options["ecmaVersion"], sourceType: "module" | "script") {
  try {
    parse(read(name), { ecmaVersion, sourceType });
    return null;
  } catch (error) {
    return `${name}: ${(error as Error).message}`;
  }
}

/**
 * What iPadOS 15.0 or Chrome 100 has not, as it would be written: of the language, of the web, of Safari's late ones. Where a page asks
 * first (`guard`), it may be used.
 */
const newer: readonly { readonly use: RegExp; readonly guard?: RegExp }[] = [
  { use: /\.(at|findLast|findLastIndex|toSorted|toReversed|toSpliced|with|hasIndices|isWellFormed)\(/ },
  {
    use: /\b(Object\.hasOwn|Object\.groupBy|Map\.groupBy|Array\.fromAsync|Promise\.withResolvers|Promise\.try)\b/,
  },
  { use: /\b(structuredClone|WeakRef|FinalizationRegistry|Temporal|URLPattern|URL\.canParse)\b/ },
  { use: /\bAbortSignal\.(timeout|any)\b|\.throwIfAborted\(/ },
  { use: /\b(requestIdleCallback|scheduler\.|startViewTransition|CompressionStream|OffscreenCanvas)\b/ },
  { use: /\.(checkVisibility|showPopover|togglePopover|replaceChildren|requestClose)\(/ },
  { use: /\(\?<[=!]|\/[dgimsuy]*v[dgimsuy]*\.test/ },
  { use: /crypto\.randomUUID\(/, guard: /typeof crypto\.randomUUID==/ },
  { use: /new BroadcastChannel\(/, guard: /typeof BroadcastChannel/ },
  { use: /navigator\.locks\b/, guard: /!navigator\.locks/ },
  { use: /\.showModal\(/, guard: /[`"']showModal[`"']in / },
  { use: /\.addRoutes\(/, guard: /[`"']addRoutes[`"']in / },
];

describe("[DG-3] [S4.2] the oldest browsers that are promised", () => {
  test("read every script of the child's page: nothing of it is newer than ES2020", () => {
    expect(scripts().length).toBeGreaterThan(10);
    expect(scripts().flatMap((name) => unreadable(name, 2020, "module") ?? [])).toEqual([]);
  });

  test("are asked for nothing that they have not, unless it is looked for first", () => {
    const whole = scripts().map(read).join("\n");
    const wrong = newer.filter(({ use, guard }) => use.test(whole) && !guard?.test(whole));
    expect(wrong.map(({ use }) => use.exec(whole)?.[0])).toEqual([]);
    // The list is of use: each that has a guard is met.
    expect(newer.filter(({ use, guard }) => guard && !use.test(whole))).toEqual([]);
  });

  test("have the page's looks: what a style sheet asks of newer ones stands in rules of its own, and its absence hides nothing", () => {
    const sheet = readdirSync(join(dist, "a"))
      .filter((name) => name.endsWith(".css"))
      .map((name) => read(`a/${name}`))
      .join("\n");
    expect(sheet).not.toMatch(
      /@layer|@container|@scope|color-mix\(|oklch\(|light-dark\(|[\d.]+(dvh|svh|lvh|cqw)\b|@property/,
    );
    // A selector that a browser does not know takes the whole list it stands in with it.
    const lists = [...sheet.matchAll(/([^{}]*:has\([^{}]*)\{([^{}]*)\}/g)];
    for (const [, selector = "", looks = ""] of lists) {
      expect(selector.split(/,(?![^(]*\))/)).toHaveLength(1);
      expect(looks).not.toMatch(/display:(?!none)|visibility:visible|opacity:1/);
    }
  });

  test("older ones still read what leads them to the page without script, and the page that tries a network", () => {
    expect(unreadable("old.js", 5, "script")).toBeNull();
    expect(unreadable("shindan.js", 2015, "script")).toBeNull();
  });
});
