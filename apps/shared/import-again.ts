/**
 * An `import()` that may be repeated. Chromium remembers for as long as the page lives that a file could not be fetched, and
 * answers the next `import()` of it from that memory; under another address it asks again. It names the file in its error.
 */
export function importAgain<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let failed = "";
  let times = 0;
  return async () => {
    try {
      return failed
        ? await (import(/* @vite-ignore */ `${failed}?${++times}`) as Promise<Module>)
        : await load();
    } catch (fault) {
      failed = failed || (/https?:\S+?\.js/.exec(String(fault))?.[0] ?? "");
      throw fault;
    }
  };
}
