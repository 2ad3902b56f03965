import { isTest } from "./places.ts";
import { childrenOf, everyNode, isNode, type Node, nameOf, parseSource, type Tree } from "./source.ts";

/** What docs/words.md says, read as data. */
export type Words = {
  readonly rows: readonly {
    readonly code: string;
    readonly where: readonly string[];
    readonly never: readonly string[];
  }[];
  readonly exceptions: readonly Exception[];
};

type Exception = {
  readonly word: string;
  readonly name: string;
  readonly where: string;
  readonly why: string;
};

/** A name that stands in the code, and where. */
export type Declared = { readonly name: string; readonly path: string; readonly line: number };

export function readWords(page: string): Words {
  const rows: Words["rows"][number][] = [];
  const exceptions: Exception[] = [];
  for (const line of page.split("\n")) {
    const cells = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (cells.length !== 4 || /^-+$/.test(cells[0] ?? "")) continue;
    const [first = "", code = "", where = "", last = ""] = cells;
    if (first === "word" || last === "never") continue;
    if (/^[a-z]+$/.test(first))
      exceptions.push({ word: first, name: bare(code), where: bare(where), why: last });
    else
      rows.push({
        code,
        where: quoted(where),
        never: last === "" ? [] : last.split(",").map((one) => one.trim()),
      });
  }
  return { rows, exceptions };
}

export function declaredNames(tree: Tree): Declared[] {
  return [...tree]
    .filter(([path]) => isHeld(path))
    .flatMap(([path, text]) => [
      ...path.split("/").map((part) => ({ name: part.replace(/\..*$/, ""), path, line: 1 })),
      ...(path.endsWith(".sql") ? sqlNames(path, text) : codeNames(path, text)),
    ]);
}

/** Every declared name that says a forbidden word, as a sentence. */
export function forbiddenNames(words: Words, declared: readonly Declared[]): string[] {
  const instead = new Map<string, string>();
  for (const { code, never } of words.rows) {
    for (const word of never) instead.set(word, [instead.get(word), code].filter(Boolean).join(", or "));
  }
  const faults = declared.flatMap((one) =>
    wordsIn(one.name)
      .filter((word) => instead.has(word) && !isExcepted(words, one, word))
      .map((word) => `${one.path}:${one.line} ${one.name}: not "${word}" but ${instead.get(word)}`),
  );
  return [...new Set(faults)];
}

/** Exceptions that excuse nothing any more. */
export function idleExceptions(words: Words, declared: readonly Declared[]): string[] {
  return words.exceptions
    .filter(
      (exception) =>
        !declared.some((one) => wordsIn(one.name).includes(exception.word) && excuses(exception, one)),
    )
    .map(({ word, name, where }) => `${word}: ${name} in ${where}`);
}

/** "consulteeSeqs" is consultee, seq: camel case, kebab case and snake case taken apart, the plural taken off. */
export function wordsIn(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .flatMap((word) => (word.length > 3 && word.endsWith("s") ? [word, word.slice(0, -1)] : [word]));
}

function isExcepted(words: Words, one: Declared, word: string): boolean {
  return words.exceptions.some((exception) => exception.word === word && excuses(exception, one));
}

function excuses({ name, where }: Exception, one: Declared): boolean {
  return one.path.startsWith(where) && (name === "*" || name === one.name);
}

function isHeld(path: string): boolean {
  return /^(domain|contract|server|apps)\//.test(path) && !isTest(path);
}

const bare = (cell: string): string => cell.replaceAll("`", "");
const quoted = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? "");

/** Tables, columns and indexes, as the migrations make them. */
function sqlNames(path: string, text: string): Declared[] {
  const made =
    /^\s*(?:create (?:unique )?(?:table|index|sequence|function|type)(?: if not exists)?|alter table|add column|rename to|rename column \w+ to)\s+(\w+)|^ {2}(\w+)\s+(?:\w+\.)?(?:u?uuid|text|bytea|boolean|smallint|integer|bigint|date|timestamptz|jsonb?|xid8)\b/i;
  return text.split("\n").flatMap((line, at) => {
    const name = made.exec(line)?.slice(1).find(Boolean);
    return name === undefined ? [] : [{ name, path, line: at + 1 }];
  });
}

function codeNames(path: string, text: string): Declared[] {
  const { program, lineOf } = parseSource(path, text);
  // In the domain and on the wire the keys of a plain object are the vocabulary itself.
  const keysCount = /^(domain|contract)\//.test(path);
  return [...everyNode(program)].flatMap((node) =>
    [...namesMadeBy(node, keysCount)].map(({ name, at }) => ({ name, path, line: lineOf(at) })),
  );
}

type Made = { readonly name: string; readonly at: Node };

function* namesMadeBy(node: Node, keysCount: boolean): Iterable<Made> {
  if (hasId.has(node.type)) yield* bound(node["id"]);
  if (Array.isArray(node["params"])) for (const one of node["params"]) yield* bound(one);
  if (node.type === "CatchClause") yield* bound(node["param"]);
  if (node.type === "TSTypeParameter") yield* bound(node["name"]);
  if (hasKey.has(node.type) && node["computed"] !== true) yield* named(node["key"]);
  if (keysCount && node.type === "ObjectExpression") {
    for (const one of childrenOf(node)) if (one["computed"] !== true) yield* named(one["key"]);
  }
  if (keysCount && node.type === "TSLiteralType") yield* named(node["literal"]);
  if (node.type === "ImportNamespaceSpecifier" || node.type === "ImportDefaultSpecifier")
    yield* bound(node["local"]);
  if (node.type === "ImportSpecifier" && nameOf(node["local"]) !== nameOf(node["imported"]))
    yield* bound(node["local"]);
  if (node.type === "ExportSpecifier" && nameOf(node["local"]) !== nameOf(node["exported"])) {
    yield* named(node["exported"]);
  }
}

const hasId = new Set([
  "VariableDeclarator",
  "FunctionDeclaration",
  "FunctionExpression",
  "ClassDeclaration",
  "TSTypeAliasDeclaration",
  "TSInterfaceDeclaration",
]);
const hasKey = new Set([
  "PropertyDefinition",
  "MethodDefinition",
  "TSPropertySignature",
  "TSMethodSignature",
]);

/** The names a pattern binds: `{ a, b: [c], ...d }` binds a, c and d. */
function* bound(pattern: unknown): Iterable<Made> {
  if (!isNode(pattern)) return;
  if (pattern.type === "Identifier") yield* named(pattern);
  else if (pattern.type === "AssignmentPattern") yield* bound(pattern["left"]);
  else if (pattern.type === "Property") yield* bound(pattern["value"]);
  else if (pattern.type === "RestElement") yield* bound(pattern["argument"]);
  else if (/^(Object|Array)Pattern$/.test(pattern.type))
    for (const one of childrenOf(pattern)) yield* bound(one);
}

function* named(node: unknown): Iterable<Made> {
  const name = nameOf(node);
  if (name !== null && isNode(node)) yield { name, at: node };
}
