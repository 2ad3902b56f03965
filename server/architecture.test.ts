import { describe, expect, test } from "vitest";
import { circlesIn } from "../test/circles.ts";
import { readTree } from "../test/source.ts";
import { breachesIn, longestFile, say, type Wall } from "../test/walls.ts";

const tree = readTree();

test("the walls of docs/architecture.md stand", () => {
  expect(breachesIn(tree).map(say)).toEqual([]);
});

test("the tree was read: every floor has files", () => {
  const floors = new Set([...tree.keys()].map((path) => path.split("/")[0]));
  expect([...floors]).toEqual(expect.arrayContaining(["domain", "contract", "server", "apps", "test"]));
});

/** Which walls an invented tree breaks, and where. */
function broken(files: Record<string, string>): string[] {
  return breachesIn(new Map(Object.entries(files))).map(({ wall, path }) => `${wall} ${path}`);
}

function breaks(wall: Wall, path: string, text: string): void {
  expect(broken({ [path]: text }), `${path}: ${text}`).toEqual([`${wall} ${path}`]);
}

function holds(path: string, text: string): void {
  expect(broken({ [path]: text }), `${path}: ${text}`).toEqual([]);
}

describe("the checker notices", () => {
  test.each([
    ["domain/claim.ts", `import { z } from "zod";`],
    ["domain/claim.ts", `import { readFileSync } from "node:fs";`],
    ["domain/claim.ts", `import type { Wire } from "../contract/wire.ts";`],
    ["domain/claim.ts", `export type { Wire } from "../contract/wire.ts";`],
    ["domain/claim.ts", `export type Wire = import("../contract/wire.ts").Wire;`],
    ["contract/claim.ts", `import type { Tools } from "../server/tools.ts";`],
    ["contract/claim.ts", `import { v4 } from "uuid";`],
    ["server/tools.ts", `import { words } from "../apps/shared/text.ts";`],
    ["server/tools.ts", `import { city } from "../test/world.ts";`],
    ["apps/desk/main.tsx", `import { claim } from "../../contract/desk.ts";`],
    ["apps/desk/main.tsx", `import type { Tools } from "../../server/tools.ts";`],
    ["apps/desk/main.tsx", `import { Page } from "../consultee/page.tsx";`],
    ["apps/desk/main.tsx", `import { z } from "zod";`],
    ["apps/shared/sync.ts", `const desk = await import("../desk/list.ts");`],
    ["apps/shared/sync.ts", `export * from "../desk/list.ts";`],
    ["apps/shared/sync.ts", `import { run } from "../cli/main.ts";`],
    ["apps/shared/sync.ts", `import { join } from "node:path";`],
    ["apps/cli/main.ts", `import { call } from "../shared/call.ts";`],
  ])("floors: %s may not say %s", (path, text) => breaks("floors", path, text));

  test.each([
    ["domain/claim.ts", `import { Refusal } from "./refusal.ts";`],
    ["contract/claim.ts", `import { z } from "zod"; import { roles } from "../domain/people.ts";`],
    ["server/tools.ts", `import pg from "node:fs"; import { frame } from "../contract/sync.ts";`],
    [
      "apps/desk/main.tsx",
      `import type { Api } from "../../contract/api.ts"; import { render } from "preact";`,
    ],
    ["apps/desk/main.tsx", `import { type Api } from "../../contract/api.ts"; import "./desk.css";`],
    [
      "apps/desk/main.tsx",
      `import { messageFault } from "../../domain/message.ts"; import { call } from "../shared/call.ts";`,
    ],
    ["apps/cli/main.ts", `import { inviteStaff } from "../../server/staff/invite.ts";`],
    ["domain/claim.test.ts", `import { test } from "vitest"; import { city } from "../test/world.ts";`],
    ["test/bench/main.ts", `import { call } from "../../apps/shared/call.ts";`],
  ])("floors: %s may say %s", (path, text) => holds(path, text));

  test("circles: two files that import each other, types counted", () => {
    const files = {
      "domain/a.ts": `import { b } from "./b.ts"; export const a = b;`,
      "domain/b.ts": `import type { C } from "./c.ts"; export const b: C = 1;`,
      "domain/c.ts": `import { a } from "./a.ts"; export type C = typeof a;`,
    };
    expect(broken(files)).toEqual(["circles domain/a.ts"]);
    expect(broken({ ...files, "domain/c.ts": "export type C = number;" })).toEqual([]);
  });

  test("circles: each is told once, wherever the search begins, and a file that imports itself is one", () => {
    const edges = { d: ["b"], a: ["b"], b: ["c"], c: ["a", "e"], e: ["e"] };
    expect(circlesIn(new Map(Object.entries(edges)))).toEqual([["a", "b", "c"], ["e"]]);
  });

  test.each([
    [
      "server/consultation/claim.ts",
      "export const claim = (db: Db) => db.selectFrom(`consultation`).execute();",
    ],
    ["server/consultation/claim.ts", "export const claim = (tx: Tx) => tx.updateTable(`consultation`);"],
    [
      "server/consultation/claim.ts",
      "export const claim = (tx: Tx) => sql`lock table consultation`.execute(tx);",
    ],
    [
      "server/consultation/claim.ts",
      "export const claim = (tx: Tx) => sql<Row>`lock table consultation`.execute(tx);",
    ],
    ["server/consultation/claim.ts", "export const claim = (c: C) => c.query('SELECT 1');"],
    [
      "server/consultation/claim.ts",
      `export const claim = (c: C) => c.query(\`select \${1}, text\n from message\`);`,
    ],
    ["server/consultation/claim.ts", "export const claim = 'insert into message values (1)';"],
    ["server/consultation/claim.ts", "export const claim = 'update message set seq = 1';"],
    ["server/consultation/claim.ts", "export const claim = 'delete from message';"],
    ["server/consultation/claim.ts", `import { Pool } from "pg"; export const claim = new Pool();`],
    ["server/consultation/routes.ts", "export const claim = 'insert into message values (1)';"],
    ["apps/cli/main.ts", "export const wipe = 'DELETE FROM message';"],
    ["domain/claim.ts", "export const wipe = 'drop table message';"],
  ])("sql: %s may not hold %s", (path, text) => breaks("sql", path, text));

  test.each([
    ["server/consultation/store.ts", "export const rows = (tx: Tx) => tx.selectFrom(`consultation`);"],
    ["server/consultation/entry-store.ts", "export const rows = 'select seq from entry';"],
    ["server/storage/notify.ts", `import pg from "pg"; export const words = "listen wake";`],
    [
      "server/consultation/claim.ts",
      `import type { Transaction } from "kysely"; export type Claim = Transaction<X>;`,
    ],
    ["apps/desk/list.tsx", `export const hint = "Select one from the list";`],
    ["apps/desk/list.tsx", `export const List = () => <select class="wide" />;`],
  ])("sql: %s may hold %s", (path, text) => holds(path, text));

  test.each([
    [
      "server/consultation/claim.ts",
      `import type { FastifyRequest } from "fastify"; export type Claim = FastifyRequest;`,
    ],
    ["server/consultation/claim.ts", `import cookie from "@fastify/cookie"; export const claim = cookie;`],
    [
      "server/consultation/claim.ts",
      `import { createServer } from "node:http"; export const claim = createServer();`,
    ],
    ["server/consultation/claim.ts", "export function claim(reply: Reply) {}"],
    ["server/consultation/store.ts", "export const claim = (request: unknown) => request;"],
    ["server/tools.ts", `import fastify from "fastify";`],
  ])("http: %s may not know it by %s", (path, text) => breaks("http", path, text));

  test.each([
    ["server/consultation/routes.ts", `import type { FastifyRequest } from "fastify";`],
    ["server/edge/stream.ts", "export const end = (reply: Reply) => reply;"],
    ["server/app.ts", `import fastify from "fastify";`],
    ["server/consultation/reply.ts", "export function reply(text: string) {}"],
  ])("http: %s may say %s", (path, text) => holds(path, text));

  test.each([
    ["server/staff/invite.ts", `import { x } from "../consultation/store.ts"; export const invite = x;`],
    [
      "server/staff/invite.ts",
      `import { x } from "../consultation/entry-store.ts"; export const invite = x;`,
    ],
    ["server/staff/invite.ts", `import { x } from "../consultation/routes.ts"; export const invite = x;`],
    ["server/staff/invite.ts", `import { x } from "../consultation/view.ts"; export const invite = x;`],
    ["server/staff/invite.ts", `import { x } from "./routes.ts"; export const invite = x;`],
    ["server/staff/invite.ts", `import { x } from "../app.ts"; export const invite = x;`],
    ["server/staff/invite.ts", `import { x } from "../edge/session.ts"; export const invite = x;`],
    ["server/staff/store.ts", `import { x } from "./invite.ts"; export const invite = x;`],
    ["server/staff/routes.ts", `import { x } from "./store.ts"; export const invite = x;`],
    ["server/storage/notify.ts", `import { x } from "../staff/invite.ts"; export const invite = x;`],
    ["server/edge/session.ts", `import { x } from "../staff/store.ts"; export const session = x;`],
    ["server/main.ts", `import { x } from "./staff/store.ts"; export const staff = x;`],
    ["server/main.ts", `import { x } from "./parts/staff.ts"; export const staff = x;`],
    ["server/parts/staff.ts", `import { x } from "./line.ts"; export const staff = x;`],
    ["server/parts/staff.ts", `import { x } from "../app.ts"; export const staff = x;`],
    ["server/staff/routes.ts", `import { x } from "../parts/staff.ts"; export const staff = x;`],
    ["server/tools.ts", `import { x } from "./app.ts"; export const staff = x;`],
    ["apps/cli/staff.ts", `import { x } from "../../server/staff/store.ts"; export const staff = x;`],
  ])("features: %s may not say %s", (path, text) => breaks("features", path, text));

  test.each([
    [
      "server/staff/invite.ts",
      `import { recordAct } from "../audit/record-act.ts"; export const invite = recordAct;`,
    ],
    ["server/staff/invite.ts", `import { save } from "./store.ts"; export const invite = save;`],
    [
      "server/staff/routes.ts",
      `import { invite } from "./invite.ts"; import { answer } from "../edge/http.ts";`,
    ],
    [
      "server/edge/session.ts",
      `import { recall } from "../staff/recall-session.ts"; export const session = recall;`,
    ],
    [
      "server/app.ts",
      `import { staffRoutes } from "./staff/routes.ts"; import { read } from "./staff/store.ts";`,
    ],
    [
      "server/parts/staff.ts",
      `import { staffRoutes } from "../staff/routes.ts"; import { read } from "../staff/store.ts";`,
    ],
    ["server/app.ts", `import { serveStaff } from "./parts/staff.ts";`],
    ["server/main.ts", `import { build } from "./app.ts"; import { readConfig } from "./config.ts";`],
    ["apps/cli/staff.ts", `import { readConfig } from "../../server/config.ts";`],
  ])("features: %s may say %s", (path, text) => holds(path, text));

  test("roles: a file of a feature that is no role and is not named after what it offers", () => {
    breaks("roles", "server/staff/invite.ts", "export const dismiss = 1;");
    breaks("roles", "server/staff/hand-over.ts", "export const hand = 1;");
    breaks("roles", "server/staff/types.ts", "export type Invitation = string;");
    holds("server/staff/invite.ts", "export async function inviteStaff() {}");
    holds("server/staff/hand-over.ts", "export class HandOver {}");
    holds("server/staff/jobs.ts", "export const nightly = 1;");
  });

  test.each([
    "server/staff/utils.ts",
    "server/common/store.ts",
    "domain/index.ts",
    "apps/shared/date-helpers.ts",
    "server/edge/session-manager.ts",
    "server/edge/service.ts",
    "test/helper.ts",
  ])("names: %s", (path) => breaks("names", path, "export const utils = 1, common = 2;"));

  test("length: a file above the limit, unless it is a test", () => {
    const long = "export const line = 1;\n".repeat(1) + "// more\n".repeat(longestFile);
    breaks("length", "domain/claim.ts", long);
    holds("domain/claim.test.ts", long);
    holds("domain/claim.ts", "// more\n".repeat(longestFile));
  });

  test("any: wherever it stands, tests too", () => {
    breaks("any", "domain/claim.ts", "export const claim = (x: Array<any>) => x;");
    breaks("any", "domain/claim.test.ts", "export const claim = 1 as any;");
    holds("domain/claim.ts", "export const any = 'any';");
  });

  test("default-export: in every spelling, except where a tool demands it", () => {
    breaks("default-export", "domain/claim.ts", "export default 1;");
    breaks("default-export", "domain/claim.ts", "const claim = 1; export { claim as default };");
    holds("vitest.config.ts", "export default {};");
  });

  test.each(["new Date()", "Date()", "Date.now()", "Math.random()"])(
    "purity: the domain may not call %s",
    (call) => {
      breaks("purity", "domain/claim.ts", `export const claim = () => ${call};`);
      holds("server/staff/claim.ts", `export const claim = () => ${call};`);
      holds("domain/claim.ts", "export const claim = (at: number) => [new Date(at), Math.max(at, 1)];");
    },
  );

  test("a file that cannot be read as TypeScript is an error, never a silence", () => {
    expect(() => broken({ "domain/claim.ts": "export const = ;" })).toThrow(
      "domain/claim.ts cannot be parsed",
    );
  });
});
