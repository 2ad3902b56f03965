import { circlesIn } from "./circles.ts";
import { allowed, floorOf, fromCommands, isTest, looksAt, placeOf, stemOf } from "./places.ts";
import {
  everyNode,
  isNode,
  type Node,
  nameOf,
  parseSource,
  type Source,
  type Tree,
  textOf,
} from "./source.ts";

/** The walls of docs/architecture.md, held over a tree of files. Pure: the tests hand it invented trees. */
export type Wall =
  | "floors"
  | "circles"
  | "sql"
  | "http"
  | "features"
  | "roles"
  | "names"
  | "length"
  | "any"
  | "default-export"
  | "purity";

export type Breach = {
  readonly wall: Wall;
  readonly path: string;
  readonly line: number;
  readonly why: string;
};

export const longestFile = 300;

export function breachesIn(tree: Tree): Breach[] {
  const sources = [...tree]
    .filter(([path]) => /\.tsx?$/.test(path))
    .map(([path, text]) => parseSource(path, text));
  return [...sources.flatMap((source) => checks.flatMap((check) => [...check(source)])), ...circles(sources)];
}

export function say({ wall, path, line, why }: Breach): string {
  return `${wall}: ${path}:${line} ${why}`;
}

const checks: readonly ((source: Source) => Iterable<Breach>)[] = [
  floors,
  features,
  sql,
  http,
  roles,
  names,
  length,
  anyType,
  defaultExport,
  purity,
];

// ── floors ──

function* floors(source: Source): Iterable<Breach> {
  const floor = floorOf(source.path);
  const may = allowed[floor];
  for (const { target, ours, typeOnly, line } of source.imports) {
    const to = floorOf(target);
    const fine = ours
      ? may.floors.includes(to) || (typeOnly && may.types?.includes(to))
      : may.packages?.test(target);
    if (fine) continue;
    const how = ours && may.types?.includes(to) ? "by value (types only)" : "";
    yield { wall: "floors", path: source.path, line, why: `${floor} imports ${target} ${how}`.trim() };
  }
}

// ── features of the server ──

function* features(source: Source): Iterable<Breach> {
  const from = placeOf(source.path);
  const cli = floorOf(source.path) === "cli";
  for (const { target, ours, line } of source.imports) {
    const to = ours ? placeOf(target) : null;
    if (!to || !(from || cli)) continue;
    const reach = from && looksAt[from.rung];
    const seen = reach ? (from.home === to.home ? reach.own : reach.others) : fromCommands;
    if (seen.includes(to.rung)) continue;
    const who = from ? `${from.rung} of ${from.home}` : "a command";
    yield {
      wall: "features",
      path: source.path,
      line,
      why: `${who} enters ${target}, ${to.rung} of ${to.home}`,
    };
  }
}

// ── SQL and HTTP ──

const builders = new Set([
  "selectFrom",
  "insertInto",
  "updateTable",
  "deleteFrom",
  "mergeInto",
  "replaceInto",
]);
/** All small or all capital, so that a sentence for people that begins with "Select" is not one. */
const sqlText =
  /^\s*(select|SELECT)\s+([\d(*]|\w+\(|[\s\S]*\s(from|FROM)\s)|\b(insert into|INSERT INTO|delete from|DELETE FROM)\s+\w|\b(update|UPDATE)\s+\w+\s+(set|SET)\s|\bpg_notify\b|^\s*(create|CREATE|alter|ALTER|drop|DROP)\s+(table|TABLE|index|INDEX|database|DATABASE|role|ROLE)\b|^\s*(listen|LISTEN|notify|NOTIFY)\s+\w/;

function mayHoldSql(path: string): boolean {
  const rung = placeOf(path)?.rung;
  return rung === "store" || rung === "storage" || isTest(path);
}

function* sql(source: Source): Iterable<Breach> {
  if (mayHoldSql(source.path)) return;
  const at = (node: Node, what: string): Breach => ({
    wall: "sql",
    path: source.path,
    line: source.lineOf(node),
    why: `${what} outside a store`,
  });
  for (const { target, typeOnly, line } of source.imports) {
    if (!typeOnly && /^(pg|kysely)(\/|$)/.test(target)) {
      yield { wall: "sql", path: source.path, line, why: `the driver ${target} outside a store` };
    }
  }
  for (const node of everyNode(source.program)) {
    const builder = node.type === "MemberExpression" ? nameOf(node["property"]) : null;
    if (builder !== null && builders.has(builder)) yield at(node, `.${builder}()`);
    if (node.type === "TaggedTemplateExpression" && nameOf(node["tag"]) === "sql") yield at(node, "sql``");
    const text = textOf(node);
    if (text !== null && sqlText.test(text)) yield at(node, "a statement");
  }
}

const httpPackage = /^(fastify|fastify-.*|@fastify\/.*|node:https?|node:http2)$/;
const httpName = /^(request|reply|req|res)$/;

function* http(source: Source): Iterable<Breach> {
  const place = placeOf(source.path);
  const floor = floorOf(source.path);
  if (place ? ["routes", "edge", "app", "main"].includes(place.rung) : floor !== "cli") return;
  for (const { target, line } of source.imports) {
    if (httpPackage.test(target)) yield { wall: "http", path: source.path, line, why: `imports ${target}` };
  }
  for (const node of everyNode(source.program)) {
    const taken = Array.isArray(node["params"]) ? node["params"].filter(isNode) : [];
    for (const one of taken) {
      const name = one.type === "Identifier" ? nameOf(one) : null;
      if (name === null || !httpName.test(name)) continue;
      yield { wall: "http", path: source.path, line: source.lineOf(one), why: `takes a ${name}` };
    }
  }
}

// ── names, sizes, forms ──

/** A verb's file is named after what it offers: claim.ts exports a name that holds "claim". */
function* roles(source: Source): Iterable<Breach> {
  if (placeOf(source.path)?.rung !== "verb") return;
  const offered = [...exportedNames(source.program)].map((name) => name.toLowerCase());
  const words = stemOf(source.path).split("-");
  if (offered.some((name) => words.every((word) => name.includes(word)))) return;
  yield {
    wall: "roles",
    path: source.path,
    line: 1,
    why: `is no store, routes, view or jobs, and exports nothing named ${words.join(" ")}`,
  };
}

function* exportedNames(program: Node): Iterable<string> {
  for (const node of everyNode(program)) {
    if (node.type !== "ExportNamedDeclaration") continue;
    for (const part of everyNode(node)) {
      const declared =
        /^(FunctionDeclaration|ClassDeclaration|VariableDeclarator|TS(TypeAlias|Interface)Declaration)$/;
      const name = declared.test(part.type) ? nameOf(part["id"]) : null;
      if (name !== null) yield name;
    }
  }
}

const emptyNames = /^(utils?|helpers?|common|managers?|services?|index|misc|lib)$/;

function* names({ path }: Source): Iterable<Breach> {
  for (const part of path.split("/")) {
    const words = part.replace(/\..*$/, "").split("-");
    const last = words.at(-1) ?? "";
    if (!emptyNames.test(last)) continue;
    yield { wall: "names", path, line: 1, why: `"${part}" says nothing about what is inside` };
  }
}

function* length({ path, lines }: Source): Iterable<Breach> {
  if (isTest(path) || lines <= longestFile) return;
  yield {
    wall: "length",
    path,
    line: longestFile,
    why: `has ${lines} lines: above ${longestFile} it holds two things`,
  };
}

function* anyType(source: Source): Iterable<Breach> {
  for (const node of everyNode(source.program)) {
    if (node.type !== "TSAnyKeyword") continue;
    yield { wall: "any", path: source.path, line: source.lineOf(node), why: "says any" };
  }
}

function* defaultExport(source: Source): Iterable<Breach> {
  if (/(^|\/)[^/]+\.config\.ts$/.test(source.path)) return;
  for (const node of everyNode(source.program)) {
    const named = node.type === "ExportSpecifier" && nameOf(node["exported"]) === "default";
    if (!named && node.type !== "ExportDefaultDeclaration") continue;
    yield { wall: "default-export", path: source.path, line: source.lineOf(node), why: "exports a default" };
  }
}

/** Time and chance come into the domain as arguments. */
function* purity(source: Source): Iterable<Breach> {
  if (floorOf(source.path) !== "domain") return;
  for (const node of everyNode(source.program)) {
    const clock =
      (node.type === "NewExpression" || node.type === "CallExpression") &&
      nameOf(node["callee"]) === "Date" &&
      (node["arguments"] as unknown[]).length === 0;
    const called = isNode(node["object"]) ? `${nameOf(node["object"])}.${nameOf(node["property"])}` : "";
    if (!clock && called !== "Date.now" && called !== "Math.random") continue;
    const why = "asks the clock or chance by itself";
    yield { wall: "purity", path: source.path, line: source.lineOf(node), why };
  }
}

function circles(sources: readonly Source[]): Breach[] {
  const edges = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.filter(({ ours }) => ours).map(({ target }) => target),
    ]),
  );
  return circlesIn(edges).map((circle) => ({
    wall: "circles",
    path: circle[0] ?? "",
    line: 1,
    why: `imports itself by way of ${[...circle.slice(1), circle[0]].join(" → ")}`,
  }));
}
