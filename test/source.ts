import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { parseSync } from "vite";

/** The project's own files by path from the root, with forward slashes: what the walls and the words are held against. */
export type Tree = ReadonlyMap<string, string>;

export type Import = {
  /** A path from the root for our own files, else the package as it was written. */
  readonly target: string;
  readonly ours: boolean;
  /** Gone when the types are stripped. */
  readonly typeOnly: boolean;
  readonly line: number;
};

export type Source = {
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly program: Node;
  readonly lineOf: (node: Node) => number;
};

/** A syntax node; its children are found by looking, so that new syntax needs no change here. */
export type Node = {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
};

export const root = join(import.meta.dirname, "..");

const floors = ["domain", "contract", "server", "apps", "test"];
const left = new Set(["node_modules", "dist", "screens"]);

export function readTree(): Tree {
  const tree = new Map<string, string>();
  const keep = (path: string): void => {
    if (/\.(tsx?|sql)$/.test(path)) tree.set(path, readFileSync(join(root, path), "utf8"));
  };
  const walk = (folder: string): void => {
    for (const found of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (left.has(found.name)) continue;
      const path = posix.join(folder, found.name);
      if (found.isDirectory()) walk(path);
      else keep(path);
    }
  };
  for (const found of readdirSync(root, { withFileTypes: true })) {
    if (found.isDirectory() && floors.includes(found.name)) walk(found.name);
    else if (found.isFile()) keep(found.name);
  }
  return tree;
}

export function parseSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text, { sourceType: "module" });
  const fault = errors[0];
  if (fault) throw new Error(`${path} cannot be parsed: ${fault.message}`);
  const lineOf = (node: Node): number => text.slice(0, node.start).split("\n").length;
  const tree = program as unknown as Node;
  return {
    path,
    lines: text.trimEnd().split("\n").length,
    imports: importsOf(path, tree, lineOf),
    program: tree,
    lineOf,
  };
}

export function childrenOf(node: Node): Node[] {
  return Object.values(node).flat().filter(isNode);
}

export function* everyNode(node: Node): Generator<Node> {
  yield node;
  for (const child of childrenOf(node)) yield* everyNode(child);
}

export function isNode(value: unknown): value is Node {
  return (
    typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string"
  );
}

/** `name` of an identifier or the text of a plain string; null for anything else. */
export function nameOf(value: unknown): string | null {
  if (!isNode(value)) return null;
  if (typeof value["name"] === "string") return value["name"];
  return typeof value["value"] === "string" ? value["value"] : null;
}

/** Every string a file says, comments left out: a test's name is one of them. */
export function stringsIn(path: string, text: string): string[] {
  return [...everyNode(parseSource(path, text).program)].flatMap((node) => {
    const said = textOf(node);
    return said === null ? [] : [said];
  });
}

/** The text of a string, or of a template with an x for each value put in; null for anything else. */
export function textOf(node: Node): string | null {
  if (node.type === "Literal") return nameOf(node);
  if (node.type !== "TemplateLiteral" || !Array.isArray(node["quasis"])) return null;
  return (node["quasis"] as { value: { raw: string } }[]).map(({ value }) => value.raw).join("x");
}

function importsOf(path: string, program: Node, lineOf: (node: Node) => number): Import[] {
  const found: Import[] = [];
  for (const node of everyNode(program)) {
    const specifier =
      nameOf(node["source"]) ?? (node.type === "TSImportType" ? nameOf(node["argument"]) : null);
    if (specifier === null || !carriesImport.has(node.type)) continue;
    const ours = specifier.startsWith(".");
    const target = ours ? posix.normalize(posix.join(posix.dirname(path), specifier)) : specifier;
    found.push({ target, ours, typeOnly: isTypeOnly(node), line: lineOf(node) });
  }
  return found;
}

const carriesImport = new Set([
  "ImportDeclaration",
  "ExportNamedDeclaration",
  "ExportAllDeclaration",
  "ImportExpression",
  "TSImportType",
]);

function isTypeOnly(node: Node): boolean {
  if (node.type === "TSImportType") return true;
  if (node["importKind"] === "type" || node["exportKind"] === "type") return true;
  const named = node["specifiers"];
  if (!Array.isArray(named) || named.length === 0) return false;
  return named.every((one: Node) => one["importKind"] === "type" || one["exportKind"] === "type");
}
