import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./source.ts";

/** The pages people read, from the root. */
const pages = ["", "docs", "docs/decisions", "docs/runbook", "docs/evidence", "deploy"].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name)),
);

test("every link of a page to a file of ours leads somewhere", () => {
  expect(pages).toContain("README.md");
  const dead = pages.flatMap((page) =>
    linksIn(readFileSync(join(root, page), "utf8"))
      .filter((link) => !existsSync(join(root, dirname(page), link)))
      .map((link) => `${page}: ${link}`),
  );
  expect(dead).toEqual([]);
});

test("a link is found in text and behind a picture; anchors and other sites are not ours", () => {
  const page = "[a](b.md) ![c](d.png) [e](b.md#f) [g](https://example.jp) [h](#i) [j][k]";
  expect(linksIn(page)).toEqual(["b.md", "d.png", "b.md"]);
});

function linksIn(page: string): string[] {
  return [...page.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
    .map(([, link]) => link ?? "")
    .filter((link) => !/^[a-z]+:/.test(link));
}
