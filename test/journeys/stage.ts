import { join } from "node:path";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "@playwright/test";
import type { TestContext } from "vitest";
import type { Role } from "../../domain/people.ts";
import { enrolStaff } from "../../server/staff/enrol.ts";
import { browserOptions } from "../browser.ts";
import { honest } from "../networks/manners.ts";
import { type Manner, type Middlebox, openMiddlebox } from "../networks/middlebox.ts";
import { root } from "../source.ts";
import { openWorld, type World, type WorldOptions } from "../world.ts";

/** A service with its pages, and browsers to look at them with. Ends with its test; a failed one leaves pictures. */
export type Stage = {
  readonly world: World;
  /** Somebody's browser: its own cookies, its own network. */
  open(options?: OpenOptions): Promise<Device>;
  /** Somebody who can sign in at the desk. */
  enrol(name: string, displayName: string, role: Role): Promise<SignIn>;
};

/** Without a manner of its own, the network between browser and service is an honest one. */
export type OpenOptions = BrowserContextOptions & {
  readonly network?: Manner;
  /** By a name instead of an address: browsers make passkeys for names only. */
  readonly byName?: boolean;
};

export type Device = {
  readonly context: BrowserContext;
  readonly network: Middlebox;
  tab(path: "/" | "/desk" | "/plain" | "/shindan" | "/status"): Promise<Page>;
  /** What no page of ours may do: errors, refused scripts, failed or foreign requests. Each with its place. */
  readonly complaints: string[];
  /** Without network; what fails meanwhile is no complaint. */
  offline(act: () => Promise<void>): Promise<void>;
};

export type SignIn = { readonly name: string; readonly password: string };

const pages = join(root, "dist");
export const results = join(root, "test-results");
const launched = (async () => chromium.launch(await browserOptions()))();

/** In an invented city a password opens the desk; in a real one a second factor is asked for. */
export async function openStage(
  { task, onTestFinished }: TestContext,
  city: Pick<
    WorldOptions,
    | "pages"
    | "push"
    | "mail"
    | "invented"
    | "reception"
    | "now"
    | "lineHosts"
    | "port"
    | "singleSignOn"
    | "standbys"
  > = {},
): Promise<Stage> {
  const browser: Browser = await launched;
  const held = new AsyncDisposableStack();
  const world = held.use(await openWorld({ pages, invented: true, ...city }));
  const devices: BrowserContext[] = [];
  onTestFinished(async () => {
    const open = devices.flatMap((device) => device.pages());
    if (task.result?.state === "fail") {
      const name = task.name.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60);
      const pictures = open.map((page, n) =>
        page.screenshot({ path: join(results, `${name}-${n}.png`), timeout: 5_000 }).catch(() => null),
      );
      await Promise.all(pictures);
    }
    await Promise.all(devices.map((device) => device.close()));
    await held.disposeAsync();
  }, 60_000);
  return {
    world,
    async open({ network = honest, byName = false, ...options } = {}) {
      const box = held.use(await openMiddlebox(world.origin, network));
      const origin = byName ? box.origin.replace("127.0.0.1", "localhost") : box.origin;
      const context = await browser.newContext({
        baseURL: origin,
        locale: "ja-JP",
        timezoneId: "Asia/Tokyo",
        reducedMotion: "reduce",
        ...options,
      });
      devices.push(context);
      return watch(context, box, origin);
    },
    async enrol(name, displayName, role) {
      const password = "yorisoi-no-aikotoba";
      await enrolStaff(world.app.tools, { name, displayName, roles: [role], password });
      return { name, password };
    },
  };
}

function watch(context: BrowserContext, network: Middlebox, origin: string): Device {
  const complaints: string[] = [];
  const partsFailed: { readonly text: string; readonly page: Page; readonly shown: number }[] = [];
  const timesShown = new Map<Page, number>();
  let offline = false;
  context.on("page", (page) => {
    page.on("framenavigated", (frame) => {
      if (frame === page.mainFrame()) timesShown.set(page, (timesShown.get(page) ?? 0) + 1);
    });
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.origin !== origin) complaints.push(`asked a stranger: ${url.href}`);
  });
  context.on("requestfailed", (request) => {
    const { errorText = "" } = request.failure() ?? {};
    // A page ends its own stream when it leaves, reloads or opens another one.
    if (offline || errorText === "net::ERR_ABORTED") return;
    const text = `${errorText}: ${request.url()}`;
    const ofPages = errorText === "net::ERR_FAILED" && request.url().startsWith(`${origin}/a/`);
    // What the worker was fetching for itself when the last page went; who needs it asks again.
    if (ofPages && request.serviceWorker()) return;
    const page = ofPages && request.frame().page();
    if (page) partsFailed.push({ text, page, shown: timesShown.get(page) ?? 0 });
    else complaints.push(text);
  });
  context.on("console", (message) => {
    const { url } = message.location();
    // How the browser reports that nobody is signed in yet.
    if (url.endsWith("/api/staff/self") && message.text().includes("401")) return;
    if (offline && message.text().includes("net::")) return;
    if (["error", "warning"].includes(message.type())) complaints.push(`console: ${message.text()} (${url})`);
  });
  context.on("weberror", (fault) => complaints.push(`fault: ${fault.error().stack}`));
  return {
    context,
    network,
    get complaints() {
      // What a page that left was still fetching through the installed worker fails instead of being broken off.
      const stayed = partsFailed.filter(
        ({ page, shown }) => !page.isClosed() && timesShown.get(page) === shown,
      );
      return [...complaints, ...stayed.map(({ text }) => text)];
    },
    async tab(path) {
      const page = await context.newPage();
      await page.goto(path);
      return page;
    },
    async offline(act) {
      offline = true;
      // The browser's own switch alone leaves open what is open.
      await context.setOffline(true);
      network.unplug();
      await act();
      network.plugIn();
      await context.setOffline(false);
      offline = false;
    },
  };
}
