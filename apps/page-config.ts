import { join } from "node:path";
import type { InlineConfig } from "vite";

/**
 * How a page is built: by hand-given options, without a config file. No inline script or style anywhere (the pages'
 * policy forbids both), no source map shipped, file names that carry their hash.
 */
export function pageConfig(root: string, app: "consultee" | "desk", outDir: string): InlineConfig {
  return {
    configFile: false,
    envDir: false,
    root: join(root, "apps", app),
    base: app === "desk" ? "/desk/" : "/",
    publicDir: false,
    cacheDir: join(root, "node_modules/.vite"),
    logLevel: "warn",
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
      outDir,
      emptyOutDir: true,
      assetsDir: "a",
      assetsInlineLimit: 0,
      // A class's tablets are some years old: iPadOS 15, Chrome 100.
      target: app === "desk" ? ["es2022", "safari16", "chrome110"] : ["es2020", "safari15", "chrome100"],
      sourcemap: false,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  };
}
