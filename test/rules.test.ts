import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isTest } from "./places.ts";
import { readTree, root, stringsIn, type Tree } from "./source.ts";

const path = join(root, "docs/rules.md");
const page = readFileSync(path, "utf8");
const tree = readTree();

test("docs/rules.md numbers each rule once", () => {
  const ids = idsOf(page);
  expect(ids.length).toBeGreaterThan(30);
  expect(new Set(ids).size).toBe(ids.length);
});

test("a rule that is quoted anywhere is in docs/rules.md", () => {
  expect(unknown(page, tree)).toEqual([]);
});

test('docs/rules.md says "(no test yet)" of exactly the rules that no test quotes (mended by -u)', async () => {
  await expect(marked(page, tree)).toMatchFileSnapshot(path);
});

describe("the reader notices", () => {
  const rules = "- **[CN-1]** Gapless.\n- **[CN-2]** Only together,\n  always. *(no test yet)*\n\n## DL\n";
  const code = new Map([
    ["domain/sequence.test.ts", `// [CN-1] is not proven here\ntest("[CN-2] together", () => {});`],
    ["domain/sequence.ts", "// [CN-1] says so, and [CN-9] too"],
  ]);

  test("a rule nobody proves, and a mark that has outlived itself", () => {
    const honest = "- **[CN-1]** Gapless. *(no test yet)*\n- **[CN-2]** Only together,\n  always.\n\n## DL\n";
    expect(marked(rules, code)).toBe(honest);
    expect(marked(honest, code)).toBe(honest);
  });

  test("a mark that has no room goes to a line of its own", () => {
    const long = `- **[CN-1]** ${"Gapless ".repeat(13)}ever.\n`;
    expect(marked(long, new Map())).toBe(`${long}  *(no test yet)*\n`);
    expect(marked(`${long}  *(no test yet)*\n`, new Map([["a.test.ts", `"[CN-1]"`]]))).toBe(long);
  });

  test("a number that does not exist", () => {
    expect(unknown(rules, code)).toEqual(["domain/sequence.ts: CN-9"]);
  });
});

const mark = "*(no test yet)*";
const widest = 125;
/** A rule with its number and its end, up to the next rule or heading. */
const rule = /^- \*\*\[([A-Z]{2}-\d+)\]\*\*(?:(?!\n- |\n\n)[\s\S])*/gm;

function idsOf(text: string): string[] {
  return [...text.matchAll(rule)].map(([, id]) => id ?? "");
}

function marked(text: string, code: Tree): string {
  const proven = new Set(testsIn(code).flatMap(([at, said]) => stringsIn(at, said).flatMap(quotes)));
  return text.replace(rule, (whole, id: string) => {
    const bare = whole.trimEnd().replace(/\s+\*\(no test yet\)\*$/, "");
    if (proven.has(id)) return bare + whole.slice(whole.trimEnd().length);
    const room = widest - (bare.split("\n").at(-1) ?? "").length;
    const end = whole.slice(whole.trimEnd().length);
    return `${bare}${room > mark.length ? " " : "\n  "}${mark}${end}`;
  });
}

function unknown(text: string, code: Tree): string[] {
  const ids = new Set(idsOf(text));
  return [...code]
    .filter(([at]) => !isThis(at))
    .flatMap(([at, said]) =>
      quotes(said)
        .filter((id) => !ids.has(id))
        .map((id) => `${at}: ${id}`),
    );
}

function testsIn(code: Tree): [string, string][] {
  return [...code].filter(([at]) => isTest(at) && /\.tsx?$/.test(at) && !isThis(at));
}

function isThis(at: string): boolean {
  return at === "test/rules.test.ts";
}

function quotes(text: string): string[] {
  return [...text.matchAll(/\[([A-Z]{2}-\d+)\]/g)].map(([, id]) => id ?? "");
}
