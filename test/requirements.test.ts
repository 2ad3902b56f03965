import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isTest } from "./places.ts";
import { readTree, root, stringsIn, type Tree } from "./source.ts";

/** The rows of the specification that ask something of the product. */
const asked = [
  ...["S4.1", "S4.2", "S5"],
  ...["S8.1", "S8.2", "S8.3", "S8.4", "S8.5", "S8.6", "S8.7", "S8.8", "S8.9", "S8.10", "S8.11"],
  ...["S9.1", "S9.2", "S9.3", "S9.4", "S9.5", "S9.6", "S9.7"],
  ...["S11.1", "S11.2", "S11.5", "S11.6", "S11.7", "S11.8", "S11.11", "S11.12"],
  ...["S12.1", "S12.2", "S12.3-5", "S13.2"],
];

type Row = { readonly id: string; readonly state: string; readonly tests: readonly string[] };

const tree = readTree();

test("docs/requirements.md answers every row of the specification, and names tests that exist", () => {
  expect(faultsOf(readRows(readFileSync(join(root, "docs/requirements.md"), "utf8")), asked, tree)).toEqual(
    [],
  );
});

describe("the reader notices", () => {
  const code = new Map([
    ["test/journeys/talk.e2e.ts", `test("[S4.2] no form before the first message", () => {});`],
  ]);
  const row = (state: string, tests: string): string => `| S4.2 | 端末 | Any browser | ${state} | ${tests} |`;

  test("nothing, where all is well", () => {
    expect(faultsOf(readRows(row("begun", "`test/journeys/talk.e2e.ts`")), ["S4.2"], code)).toEqual([]);
    expect(faultsOf(readRows(row("not yet", "")), ["S4.2"], new Map())).toEqual([]);
  });

  test.each([
    ["a row left out", "", "S4.2: is missing"],
    ["a state without tests", row("proven", ""), "S4.2: proven, but names no test"],
    [
      "tests without a state",
      row("not yet", "`test/journeys/talk.e2e.ts`"),
      "S4.2: not yet, but names tests",
    ],
    ["a word that is no state", row("nearly", "`test/journeys/talk.e2e.ts`"), 'S4.2: "nearly" is no state'],
    ["a test that does not exist", row("begun", "`test/gone.test.ts`"), "S4.2: test/gone.test.ts is no test"],
    [
      "a test that does not quote it",
      row("begun", "`test/gone.test.ts`"),
      "S4.2: test/gone.test.ts does not quote it",
    ],
    [
      "a test that quotes it, unnamed",
      row("not yet", ""),
      "S4.2: test/journeys/talk.e2e.ts quotes it and is not named",
    ],
    [
      "a row nobody asked for",
      `${row("not yet", "")}\n| S99 | x | y | not yet | |`,
      "S99: is not in the specification",
    ],
    ["a row twice", `${row("not yet", "")}\n${row("not yet", "")}`, "S4.2: stands there twice"],
  ])("%s", (_, page, fault) => {
    expect(faultsOf(readRows(page), ["S4.2"], code)).toContainEqual(fault);
  });
});

function readRows(page: string): Row[] {
  return page.split("\n").flatMap((line) => {
    const [id = "", , , state = "", tests = ""] = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (!/^S\d/.test(id)) return [];
    return [{ id, state, tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? "") }];
  });
}

function faultsOf(rows: readonly Row[], ids: readonly string[], code: Tree): string[] {
  const tests = [...code].filter(
    ([path]) => /\.tsx?$/.test(path) && isTest(path) && path !== "test/requirements.test.ts",
  );
  const quoting = new Map(tests.map(([path, text]) => [path, quotedIn(path, text)]));
  return [
    ...ids.filter((id) => !rows.some((row) => row.id === id)).map((id) => `${id}: is missing`),
    ...rows.flatMap(({ id }, at) =>
      rows.findIndex((row) => row.id === id) < at ? [`${id}: stands there twice`] : [],
    ),
    ...rows.flatMap((row) => [
      ...(ids.includes(row.id) ? [] : [`${row.id}: is not in the specification`]),
      ...stateFault(row).map((fault) => `${row.id}: ${fault}`),
      ...row.tests.filter((path) => !quoting.has(path)).map((path) => `${row.id}: ${path} is no test`),
      ...row.tests
        .filter((path) => !quoting.get(path)?.has(row.id))
        .map((path) => `${row.id}: ${path} does not quote it`),
      ...[...quoting]
        .filter(([path, ids]) => ids.has(row.id) && !row.tests.includes(path))
        .map(([path]) => `${row.id}: ${path} quotes it and is not named`),
    ]),
  ];
}

function stateFault({ state, tests }: Row): string[] {
  if (!["proven", "begun", "not yet"].includes(state)) return [`"${state}" is no state`];
  if (state === "not yet") return tests.length > 0 ? ["not yet, but names tests"] : [];
  return tests.length > 0 ? [] : [`${state}, but names no test`];
}

function quotedIn(path: string, text: string): Set<string> {
  const quoted = stringsIn(path, text).flatMap((said) => [
    ...said.matchAll(/\[(S\d+(?:\.\d+(?:-\d+)?)?)\]/g),
  ]);
  return new Set(quoted.map(([, id]) => id ?? ""));
}
