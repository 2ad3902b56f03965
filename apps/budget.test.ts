import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { neededBrowsers } from "../domain/diagnosis.ts";
import { buildPages, isFresh } from "./build.ts";
import { firstLoad, sayFirstLoad } from "./first-load.ts";
import { pageConfig } from "./page-config.ts";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const kilobyte = 1_024;

beforeAll(async () => {
  if (!isFresh()) await buildPages();
}, 120_000);

function built(app: string, ending: string): string {
  const folder = join(dist, app);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(ending))
    .map((path) => readFileSync(join(folder, path), "utf8"))
    .join("\n");
}

describe("the child's page is small", () => {
  test("[S4.2] what it weighs is said", () => {
    console.log(sayFirstLoad("consultee", firstLoad(dist, "consultee")));
  });

  test("[S4.2] what is fetched later is one file each, of our own, and small", () => {
    const first = firstLoad(dist, "consultee").files.map(({ path }) => path);
    const later = readdirSync(join(dist, "consultee/a")).filter(
      (name) => name.endsWith(".js") && !first.includes(`a/${name}`),
    );
    expect(later.length).toBeGreaterThan(4);
    const script = built("consultee", ".js");
    for (const name of later) {
      expect(script).toContain(`import(\`./${name}\`)`);
      expect(gzipSync(readFileSync(join(dist, "consultee/a", name))).length).toBeLessThan(8 * kilobyte);
    }
  });

  test("[S4.2] what is fetched later for itself needs nothing that is not in the first script", () => {
    const first = firstLoad(dist, "consultee").files.map(({ path }) => path.replace("a/", "./"));
    for (const part of [
      "attributes",
      "begin",
      "sync",
      "come-in",
      "come-back",
      "face-card",
      "pictures",
      "line-link",
      "recovery-words",
      "place",
      "tell-back",
      "told",
      "notices",
    ]) {
      const name = readdirSync(join(dist, "consultee/a")).find((one) => one.startsWith(`${part}-`));
      const script = readFileSync(join(dist, "consultee/a", `${name}`.replace(/\.(gz|br)$/, "")), "utf8");
      const needs = [...script.matchAll(/from"([^"]+)"/g)].map(([, path]) => path);
      // A browser that could not fetch a file once does not ask for it again under the same name.
      expect(
        needs.filter((path) => !first.includes(`${path}`)),
        part,
      ).toEqual([]);
    }
  });

  test("a part that is fetched later has its looks from the page's own style sheet: nobody would fetch another", () => {
    const sheets = readdirSync(join(dist, "consultee/a")).filter((name) => name.endsWith(".css"));
    expect(sheets).toHaveLength(1);
    expect(firstLoad(dist, "consultee").files.map(({ path }) => path)).toContain(`a/${sheets[0]}`);
  });

  test("[S4.2] script at most 20 KB gzipped, everything at most 60 KB", () => {
    const { scriptBytes, allBytes } = firstLoad(dist, "consultee");
    expect(scriptBytes).toBeLessThanOrEqual(20 * kilobyte);
    expect(scriptBytes).toBeGreaterThan(kilobyte);
    expect(allBytes).toBeLessThanOrEqual(60 * kilobyte);
  });

  test("no lookbehind, which Safari before 16.4 cannot read, and nothing newer than its browsers", () => {
    const script = built("consultee", ".js");
    expect(script).not.toMatch(/\(\?<[=!]/);
    expect(script).not.toMatch(/\.(findLast|findLastIndex|toSorted|toReversed|toSpliced|at|hasIndices)\(/);
    expect(script).not.toMatch(
      /structuredClone|AbortSignal\.(timeout|any)|Promise\.withResolvers|Object\.groupBy/,
    );
    expect(script).not.toMatch(/static\s*\{|\?\?=|\|\|=/);
  });

  test("no schema library, no rule that only the server needs", () => {
    const script = built("consultee", ".js");
    expect(script).not.toMatch(/ZodError|_zod|invalid_type/);
  });
});

test("[DG-3] [S4.2] the child's page is built for the oldest browsers that are promised, and its diagnosis names the same", () => {
  const { safari, chrome, edge } = neededBrowsers;
  expect(pageConfig("", "consultee", "").build?.target).toEqual([
    "es2020",
    `safari${safari}`,
    `chrome${chrome}`,
  ]);
  // The same engine under the same number.
  expect(edge).toBe(chrome);
  const said = readFileSync(join(dist, "consultee/shindan.js"), "utf8");
  expect(said).toContain(`iPadOS ${safari}、Chrome ${chrome}、Edge ${edge} 以上`);
});

test("[S8.10] the page that tries a network weighs at most 8 KB, all in, and what it runs is older than any browser promised", () => {
  const files = ["shindan.html", "shindan.js", "plain.css"].map((name) =>
    readFileSync(join(dist, "consultee", name)),
  );
  expect(files.reduce((sum, file) => sum + gzipSync(file).length, 0)).toBeLessThan(8 * kilobyte);
  const script = String(files[1]);
  expect(script).not.toMatch(/\?\.[a-z(]|\?\?|\basync\b|\bawait\b|\*\*|catch\s*\{|^import|\bexport\b/m);
});

test("the desk's script is at most 80 KB gzipped", () => {
  expect(firstLoad(dist, "desk").scriptBytes).toBeLessThanOrEqual(80 * kilobyte);
});

test.each(["consultee", "desk"])(
  "[DL-16] %s: nothing inline, nothing from a third party, no source map",
  (app) => {
    const html = built(app, ".html");
    expect(html).not.toMatch(/<style|style="|\son\w+="|<script(?![^>]*\ssrc=)/);
    expect(html.match(/(?:src|href)="(?!\/|tel:|data:image\/)[^"]*"/g)).toBeNull();
    expect(built(app, ".css")).not.toMatch(/url\((?!["']?(data:|\/))|@import/);
    expect(built(app, ".js")).not.toContain("sourceMappingURL");
  },
);
