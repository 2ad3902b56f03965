import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { DrawScriptless } from "../../contract/scriptless.ts";

type Built = { readonly drawScriptless: DrawScriptless };

/**
 * How the page without script is drawn: words and looks are the pages', so they are built with them, and taken from the folder of the
 * built pages. Looked up when it is wanted, so that a page built anew under a running server is drawn anew.
 */
export function drawingFrom(pages: string): DrawScriptlessSoon {
  const path = join(pages, "scriptless", "page.js");
  return async (view) => {
    const { mtimeMs } = await stat(path);
    const built = (await import(`${pathToFileURL(path).href}?${mtimeMs}`)) as Built;
    return built.drawScriptless(view);
  };
}

export type DrawScriptlessSoon = (...given: Parameters<DrawScriptless>) => Promise<string>;
