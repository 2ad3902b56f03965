import { describe, expect, test } from "vitest";
import { everyNode, isNode, type Node, nameOf, parseSource, readTree, type Tree } from "../../test/source.ts";

/**
 * [AU-6] Whoever records holds the head of the chain until the commit. So recording comes last, also where a function that
 * records is called by another one: what follows it in the same transaction would be done under everybody's lock, and a row
 * locked there could close a circle.
 */
test("[AU-6] nothing follows in a transaction once an act was recorded in it", () => {
  expect(notLast(readTree())).toEqual([]);
});

describe("the reader notices", () => {
  const inside = (body: string): string[] =>
    notLast(
      new Map([["server/x/y.ts", `export async function y(db) { await run(async (tx) => {${body}}); }`]]),
    );

  test.each([
    ["a statement after it", "await recordAct(tx, at); await save(tx);"],
    ["in what is returned", "await recordActs(tx, at); return load(tx);"],
    ["after an if", "if (yes) { await recordAct(tx, at); } await save(tx);"],
    ["the next turn of a loop", "for (const one of many) { await save(tx, one); await recordAct(tx, at); }"],
    ["a query of the transaction itself", "await recordAct(tx, at); await tx.selectFrom('staff').execute();"],
  ])("%s", (_, body) => {
    expect(inside(body)).toEqual(["server/x/y.ts:1"]);
  });

  test("a function that records, called in the middle", () => {
    const tree = new Map([
      [
        "server/x/ask.ts",
        "export async function askThem(tx, at) { await save(tx); await recordAct(tx, at); }",
      ],
      ["server/x/y.ts", "await run(async (tx) => { await askThem(tx, now); await save(tx); });"],
    ]);
    expect(notLast(tree)).toEqual(["server/x/y.ts:1"]);
  });

  test.each([
    ["nothing after it", "await save(tx); await recordAct(tx, at);"],
    ["more to record", "await recordAct(tx, at); await recordAct(tx, at);"],
    ["what needs no transaction", "await recordAct(tx, at); return made;"],
    ["nothing but its return", "if (yes) return recordAct(tx, at); await save(tx);"],
    ["the other way out", "if (yes) { await recordAct(tx, at); return; } await save(tx);"],
    ["a loop that only records", "await save(tx); for (const one of many) { await recordAct(tx, one); }"],
  ])("nothing, where there is %s", (_, body) => {
    expect(inside(body)).toEqual([]);
  });
});

type Call = { readonly node: Node; readonly tx: string; readonly above: readonly Node[] };

function notLast(tree: Tree): string[] {
  const sources = [...tree]
    .filter(([path]) => path.startsWith("server/") && /(?<!\.test)\.ts$/.test(path))
    .map(([path, text]) => parseSource(path, text));
  const recorders = new Set(["recordAct", "recordActs"]);
  for (let known = 0; known < recorders.size; ) {
    known = recorders.size;
    for (const { program } of sources)
      for (const name of recordersIn(program, recorders)) recorders.add(name);
  }
  return sources.flatMap(({ path, program, lineOf }) =>
    callsIn(program, recorders)
      .filter(isFollowed)
      .map(({ node }) => `${path}:${lineOf(node)}`),
  );
}

/** Functions that are handed a transaction and record in it. */
function* recordersIn(program: Node, recorders: ReadonlySet<string>): Iterable<string> {
  for (const { tx, above } of callsIn(program, recorders)) {
    const owner = above.findLast((node) => isFunction(node) && paramsOf(node).includes(tx));
    const name = owner?.type === "FunctionDeclaration" ? nameOf(owner["id"]) : null;
    if (name !== null) yield name;
  }
}

/** Calls whose first argument is a plain name: the transaction. */
function callsIn(program: Node, recorders: ReadonlySet<string>): Call[] {
  const calls: Call[] = [];
  walk(program, [], (node, above) => {
    if (node.type !== "CallExpression" || !recorders.has(nameOf(node["callee"]) ?? "")) return;
    const [first] = node["arguments"] as unknown[];
    const tx = isNode(first) && first.type === "Identifier" ? nameOf(first) : null;
    if (tx === "tx") calls.push({ node, tx, above });
  });
  return calls;
}

/** Upwards from the call to the function the transaction belongs to, past whatever is done after it on the way. */
function isFollowed({ node, tx, above }: Call): boolean {
  for (const [at, one] of [...above.entries()].reverse()) {
    if (isFunction(one) && paramsOf(one).includes(tx)) return false;
    if (leaves(one)) return false;
    if (/^(For|While|DoWhile)/.test(one.type) && usesBesides(one, tx)) return true;
    if (one.type !== "BlockStatement") continue;
    const body = one["body"] as Node[];
    const own = body.findIndex((statement) => statement === above[at + 1] || statement === node);
    const later = body.slice(own + 1);
    if (later.some((statement) => usesBesides(statement, tx))) return true;
    if (body.slice(own).some(leaves)) return false;
  }
  return false;
}

/** True where the transaction is used for anything but recording. */
function usesBesides(within: Node, tx: string): boolean {
  const recording = new Set<Node>();
  for (const one of everyNode(within)) {
    if (one.type !== "CallExpression" || !/^recordActs?$/.test(nameOf(one["callee"]) ?? "")) continue;
    const [first] = one["arguments"] as unknown[];
    if (isNode(first)) recording.add(first);
  }
  return [...everyNode(within)].some(
    (one) => one.type === "Identifier" && nameOf(one) === tx && !recording.has(one),
  );
}

function leaves({ type }: Node): boolean {
  return type === "ReturnStatement" || type === "ThrowStatement";
}

function isFunction({ type }: Node): boolean {
  return /^(ArrowFunctionExpression|Function(Expression|Declaration))$/.test(type);
}

function paramsOf(node: Node): string[] {
  const params = Array.isArray(node["params"]) ? node["params"].filter(isNode) : [];
  return params.map((one) => nameOf(one) ?? "");
}

function walk(node: Node, above: readonly Node[], visit: (node: Node, above: readonly Node[]) => void): void {
  visit(node, above);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) walk(child, [...above, node], visit);
  }
}
