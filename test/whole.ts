// Runs once before the tests that need everything: the database, the pages as they are now, and a browser.
import { buildPages, isFresh } from "../apps/build.ts";
import { browserOptions } from "./browser.ts";
import { setup as startPostgres } from "./postgres.ts";

export async function setup(): Promise<() => Promise<void>> {
  if (!isFresh()) await buildPages();
  await browserOptions();
  return startPostgres();
}
