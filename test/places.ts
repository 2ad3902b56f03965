import { posix } from "node:path";

/** The folders at the top; apps is several. What builds the pages and what lies at the root have a name of their own. */
export type Floor =
  | "domain"
  | "contract"
  | "server"
  | "cli"
  | "consultee"
  | "desk"
  | "shared"
  | "build"
  | "test"
  | "root";

const everywhere = /./;
const screen = /^preact(\/|$)|^@digital-go-jp\/design-tokens\/.*\.css$/;

/** What each floor may import: our floors, floors as types only, packages. */
export const allowed: Record<
  Floor,
  { floors: readonly Floor[]; types?: readonly Floor[]; packages: RegExp | null }
> = {
  domain: { floors: ["domain"], packages: null },
  contract: { floors: ["contract", "domain"], packages: /^zod$/ },
  server: { floors: ["server", "contract", "domain", "root"], packages: everywhere },
  cli: { floors: ["cli", "server", "contract", "domain", "root"], packages: everywhere },
  shared: { floors: ["shared", "domain"], types: ["contract"], packages: screen },
  consultee: { floors: ["consultee", "shared", "domain"], types: ["contract"], packages: screen },
  desk: { floors: ["desk", "shared", "domain"], types: ["contract"], packages: screen },
  build: { floors: ["build", "root"], packages: everywhere },
  root: { floors: ["root", "build", "test"], packages: everywhere },
  test: {
    floors: ["domain", "contract", "server", "cli", "consultee", "desk", "shared", "build", "test", "root"],
    packages: everywhere,
  },
};

export function isTest(path: string): boolean {
  return path.startsWith("test/") || /\.(test|e2e)\.tsx?$/.test(path);
}

export function floorOf(path: string): Floor {
  if (isTest(path)) return "test";
  const [floor, place] = path.split("/");
  if (floor === "apps") {
    return place === "cli" || place === "consultee" || place === "desk" || place === "shared"
      ? place
      : "build";
  }
  return floor === "domain" || floor === "contract" || floor === "server" ? floor : "root";
}

/** Where a file of the server stands: a rung may look at its own and those below it. */
export type Rung =
  | "storage"
  | "edge"
  | "store"
  | "verb"
  | "view"
  | "jobs"
  | "routes"
  | "tools"
  | "part"
  | "app"
  | "main";

export const looksAt: Record<Rung, { own: readonly Rung[]; others: readonly Rung[] }> = {
  storage: { own: ["storage"], others: ["tools"] },
  store: { own: ["store"], others: ["storage", "tools"] },
  view: { own: ["view"], others: ["tools"] },
  verb: { own: ["verb", "store", "view"], others: ["verb", "storage", "tools"] },
  jobs: { own: ["verb", "store", "jobs"], others: ["verb", "storage", "tools"] },
  edge: { own: ["edge"], others: ["verb", "storage", "tools"] },
  routes: { own: ["verb", "view", "routes"], others: ["verb", "edge", "storage", "tools"] },
  // tools.ts names everything that is outside the rules, wherever it is made.
  tools: { own: ["tools"], others: ["verb", "storage", "edge"] },
  // What puts things together, part by part, so it may hand a store's function to a verb. No part knows another.
  part: { own: ["tools"], others: ["store", "verb", "jobs", "routes", "edge", "storage"] },
  app: { own: ["tools", "part"], others: ["store", "verb", "jobs", "routes", "edge", "storage"] },
  main: { own: ["tools", "app"], others: ["verb", "jobs", "edge", "storage"] },
};

/** What apps/cli may look at: what main.ts may. */
export const fromCommands: readonly Rung[] = [...looksAt.main.own, ...looksAt.main.others];

export type Place = { readonly rung: Rung; readonly home: string };

export function placeOf(path: string): Place | null {
  const parts = path.split("/");
  if (parts[0] !== "server" || isTest(path)) return null;
  const stem = stemOf(path);
  if (parts.length === 2) return { rung: stem === "main" || stem === "app" ? stem : "tools", home: "server" };
  const home = parts[1] ?? "";
  if (home === "parts") return { rung: "part", home: "server" };
  if (home === "storage" || home === "edge") return { rung: home, home };
  if (stem === "store" || stem.endsWith("-store")) return { rung: "store", home };
  return { rung: stem === "routes" || stem === "view" || stem === "jobs" ? stem : "verb", home };
}

export function stemOf(path: string): string {
  return posix.basename(path).replace(/\..*$/, "");
}
