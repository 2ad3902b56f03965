import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isTest } from "./places.ts";
import { readTree, root, stringsIn, type Tree } from "./source.ts";

type Rule = { readonly id: string; readonly tested: boolean };

const rules = readRules(readFileSync(join(root, "docs/rules.md"), "utf8"));
const tree = readTree();

test("docs/rules.md numbers each rule once", () => {
  expect(rules.length).toBeGreaterThan(30);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

test("a rule that is quoted anywhere is in docs/rules.md", () => {
  expect(unknown(rules, tree)).toEqual([]);
});

test('docs/rules.md says "(no test yet)" of exactly the rules that no test\'s name quotes', () => {
  expect(mismarked(rules, tree)).toEqual([]);
});

describe("the reader notices", () => {
  const page = "- **[CN-1]** Gapless.\n- **[CN-2]** Only together,\n  always. *(no test yet)*\n";

  test("the rules and their marks, over line ends", () => {
    expect(readRules(page)).toEqual([
      { id: "CN-1", tested: true },
      { id: "CN-2", tested: false },
    ]);
  });

  test("a rule nobody proves, a mark that has outlived itself, a number that does not exist", () => {
    const code = new Map([
      ["domain/sequence.test.ts", `// [CN-1] is not proven here\ntest("[CN-2] together", () => {});`],
      ["domain/sequence.ts", "// [CN-1] says so, and [CN-9] too"],
    ]);
    expect(mismarked(readRules(page), code)).toEqual([
      'CN-1: no test quotes it; say "(no test yet)"',
      'CN-2: a test quotes it; take "(no test yet)" away',
    ]);
    expect(unknown(readRules(page), code)).toEqual(["domain/sequence.ts: CN-9"]);
  });
});

function readRules(page: string): Rule[] {
  return page.split(/^- (?=\*\*\[)/m).flatMap((part) => {
    const id = /^\*\*\[([A-Z]{2}-\d+)\]\*\*/.exec(part)?.[1];
    return id === undefined ? [] : [{ id, tested: !part.includes("(no test yet)") }];
  });
}

function quotes(text: string): string[] {
  return [...text.matchAll(/\[([A-Z]{2}-\d+)\]/g)].map(([, id]) => id ?? "");
}

function unknown(known: readonly Rule[], code: Tree): string[] {
  const ids = new Set(known.map(({ id }) => id));
  return [...code]
    .filter(([path]) => path !== "test/rules.test.ts")
    .flatMap(([path, text]) =>
      quotes(text)
        .filter((id) => !ids.has(id))
        .map((id) => `${path}: ${id}`),
    );
}

function mismarked(known: readonly Rule[], code: Tree): string[] {
  const tests = [...code].filter(
    ([path]) => isTest(path) && !path.endsWith(".sql") && path !== "test/rules.test.ts",
  );
  const proven = new Set(tests.flatMap(([path, text]) => stringsIn(path, text).flatMap(quotes)));
  return known.flatMap(({ id, tested }) => {
    if (tested && !proven.has(id)) return [`${id}: no test quotes it; say "(no test yet)"`];
    if (!tested && proven.has(id)) return [`${id}: a test quotes it; take "(no test yet)" away`];
    return [];
  });
}
