import { join } from "node:path";
import type { InlineConfig, Plugin } from "vite";

/**
 * Vite wraps each `import()` in a helper that fetches style sheets and hints at further files, and that weighs more than
 * what we fetch by it. The child's page needs none of either: its imports stay plain.
 */
const plainImports: Plugin = {
  name: "plain-imports",
  configResolved({ plugins }) {
    const wrapping = plugins.findIndex(({ name }) => name === "native:import-analysis-build");
    if (wrapping < 0) throw new Error("Vite calls the plugin that wraps import() by another name now.");
    (plugins as Plugin[]).splice(wrapping, 1);
  },
};

/** The service worker beside the page: under one address for ever, as browsers ask for it again by its name. */
function withWorker(page: string): InlineConfig["build"] {
  return {
    rolldownOptions: {
      input: { index: join(page, "index.html"), sw: join(page, "installed/sw.ts") },
      output: { entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "a/[name]-[hash].js") },
    },
  };
}

/** What the desk begins with stays one file: cut up for the sake of what is fetched later, it packs worse by some kilobytes. */
const inOneFile: InlineConfig["build"] = {
  rolldownOptions: { output: { codeSplitting: { groups: [{ name: "index", tags: ["$initial"] }] } } },
};

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
    plugins: app === "consultee" ? [plainImports] : [],
    // Said outright: a build that a test asks for must be the same as any other.
    oxc: { jsx: { runtime: "automatic", importSource: "preact", development: false } },
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
      ...(app === "consultee" ? withWorker(join(root, "apps/consultee")) : inOneFile),
    },
  };
}

/** How the page without script is drawn: a module that the server loads, of our own words and parts, and whole in one file. */
export function scriptlessConfig(root: string, outDir: string): InlineConfig {
  return {
    configFile: false,
    envDir: false,
    root,
    publicDir: false,
    cacheDir: join(root, "node_modules/.vite"),
    logLevel: "warn",
    oxc: { jsx: { runtime: "automatic", importSource: "preact", development: false } },
    ssr: { noExternal: true },
    build: {
      outDir,
      emptyOutDir: true,
      ssr: join(root, "apps/consultee/scriptless/page.tsx"),
      target: "node24",
      minify: false,
      sourcemap: false,
      reportCompressedSize: false,
      rolldownOptions: { output: { entryFileNames: "page.js", codeSplitting: false } },
    },
  };
}

/** The script of the page that tries a network: one file under a fixed name, for browsers older than any that is promised. */
export function shindanConfig(root: string, outDir: string): InlineConfig {
  return {
    configFile: false,
    envDir: false,
    root,
    publicDir: false,
    cacheDir: join(root, "node_modules/.vite"),
    logLevel: "warn",
    build: {
      outDir,
      emptyOutDir: false,
      lib: {
        entry: join(root, "apps/consultee/shindan/main.ts"),
        formats: ["iife"],
        name: "shindan",
        fileName: () => "shindan.js",
      },
      target: "es2015",
      sourcemap: false,
      reportCompressedSize: false,
    },
  };
}
