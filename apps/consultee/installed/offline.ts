import type { Fetching, Installing } from "./worker.ts";

const shelf = "page";
const home = "/";
/** So long a page that is kept waits for a newer one. */
const patienceMillis = 10_000;

/**
 * Whether calls can be led past this worker. Where they cannot, what a closing page still says (that it closes: [CB-6]) may end
 * with it instead of reaching the city, and the page opens with a network only.
 */
export const leadsPast =
  "InstallEvent" in self && "addRoutes" in (self.InstallEvent as { prototype: object }).prototype;

export async function install(installing: Installing): Promise<void> {
  await installing.addRoutes({ condition: { requestMethod: "POST" }, source: "network" });
  await keepPage(await fetch(home));
}

export function answerFetch(asked: Fetching): void {
  const { method, mode, url } = asked.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  if (mode === "navigate" && pathname === home) asked.respondWith(openPage(asked));
  // Their names carry their hash: what is kept of one is right for ever.
  else if (pathname.startsWith("/a/")) asked.respondWith(openFile(asked.request));
}

async function openFile(request: Request): Promise<Response> {
  return (await caches.match(request.url)) ?? fetch(request);
}

/** The city's page as it is now: nobody stays behind an upgrade. The one that is kept, where the city does not answer. */
async function openPage(asked: Fetching): Promise<Response> {
  const kept = await caches.match(home);
  const fresh = fetch(asked.request);
  asked.waitUntil(fresh.then((page) => keepPage(page.clone())).catch(() => {}));
  if (!kept) return fresh;
  const late = new Promise<Response>((resolve) => setTimeout(resolve, patienceMillis, kept));
  const answered = fresh.then(
    (page) => (page.status < 500 ? page : kept),
    () => kept,
  );
  return Promise.race([answered, late]);
}

/** Keeps a page of ours with what it is drawn from, and lets go of the last one's. What a filter says in its place is not kept. */
async function keepPage(page: Response): Promise<void> {
  if (!page.ok || page.redirected) return;
  const html = await page.clone().text();
  if (!html.includes('<div id="page">')) return;
  const shown = Array.from(html.matchAll(/(?:src|href)="(\/a\/[^"]+)"/g), ([, path = ""]) => path);
  const files = await caches.open(shelf);
  const wanted = [...shown];
  for (const path of shown) {
    const file = await keepFile(files, path);
    if (path.endsWith(".js")) wanted.push(...laterOf(await file.text()));
  }
  for (const path of wanted) await keepFile(files, path);
  // Last: a page that is kept has all its files.
  await files.put(home, page);
  for (const { url } of await files.keys()) {
    const { pathname } = new URL(url);
    if (pathname !== home && !wanted.includes(pathname)) await files.delete(url);
  }
}

async function keepFile(files: Cache, path: string): Promise<Response> {
  const kept = await files.match(path);
  if (kept) return kept;
  const file = await fetch(path);
  if (!file.ok) throw new Error(`${path}: ${file.status}`);
  await files.put(path, file.clone());
  return file;
}

/** What the first script fetches right after the first paint, with the sentences it says: help and the telephones. */
function laterOf(script: string): string[] {
  const named = script.matchAll(/import\(`\.\/((?:parts|upper-primary-later)-[\w-]+\.js)`\)/g);
  return Array.from(named, ([, name]) => `/a/${name}`);
}
