import { vi } from "vitest";
import { webhookPath } from "../domain/line-paths.ts";
import { sendDue } from "../server/line/send-due.ts";
import { setLineKeySettings, switchLineSetting } from "../server/line/settings.ts";
import { type LineSimulator, openLineSimulator } from "../server/line-simulator/routes.ts";
import type { Phone, SimulatedLine } from "../server/line-simulator/simulated-line.ts";
import { type PhoneUse, usePhone } from "../server/line-simulator/use-phone.ts";
import { noticeUnread } from "../server/notice/notice-unread.ts";
import { walk } from "./staff/provider.ts";
import { openWorld, type World, type WorldOptions } from "./world.ts";

/** A real city with an account at a simulated LINE, its door open. */
export type LineCity = AsyncDisposable & {
  readonly world: World;
  readonly line: SimulatedLine;
  readonly simulator: LineSimulator;
  phone(name?: string): Phone;
  use(phone: Phone, use: PhoneUse): Promise<object | null>;
  /** Brings bytes to the webhook as they are. */
  post(body: Buffer | string, headers?: Record<string, string>): Promise<{ status: number; text: string }>;
  /** Does now what the jobs do by the clock, until nothing is due any more. */
  work(): Promise<void>;
};

export async function openLineCity(options: WorldOptions = {}): Promise<LineCity> {
  const held = new AsyncDisposableStack();
  const simulator = held.use(await openLineSimulator(0, options.now ? { now: options.now } : {}));
  const { line, origin } = simulator;
  const world = held.use(
    await openWorld({ ...options, lineHosts: { api: origin, data: origin, signIn: origin } }),
  );
  const { tools } = world.app;
  const system = { kind: "system" } as const;
  await setLineKeySettings(tools, system, line.channel);
  await switchLineSetting(tools, system, { open: true, dangerWords: false });
  line.webhook = { endpoint: world.origin + webhookPath, active: true };
  return {
    ...{ world, line, simulator },
    phone: (name = "mihon-a") => line.phone(name),
    use: (phone, use) => usePhone(line, phone, use),
    async post(body, headers = {}) {
      const answer = await fetch(world.origin + webhookPath, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: typeof body === "string" ? body : new Uint8Array(body),
      });
      return { status: answer.status, text: await answer.text() };
    },
    async work() {
      await noticeUnread(tools);
      while (await sendDue(tools));
      // The service's own jobs may be about something as well.
      await vi.waitFor(
        async () => {
          const held = world.storage.db.selectFrom("line_outgoing").select("id").where("outcome", "is", null);
          const left = await held.where("held_until", ">", tools.now()).execute();
          if (left.length > 0) throw new Error("Something is still being sent.");
        },
        { timeout: 20_000, interval: 20 },
      );
    },
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}

/** A browser that goes through LINE's sign-in on this telephone, and where it ends. `jars` are its cookies by host. */
export async function goThroughSignIn(
  city: LineCity,
  start: string,
  phone: Phone | null,
  jars = new Map<string, Map<string, string>>(),
): Promise<{ readonly end: URL; readonly jars: Map<string, Map<string, string>> }> {
  const isAsked = (url: URL): boolean => url.origin === city.simulator.origin.origin || url.pathname === "/";
  const asked = start.startsWith(city.simulator.origin.origin)
    ? new URL(start)
    : await walk(start, jars, isAsked);
  if (asked.pathname === "/") return { end: asked, jars };
  const agreed = await fetch(`${city.simulator.origin.origin}/oauth2/v2.1/agree${asked.search}`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams(phone ? { phone: phone.name } : {}),
  });
  const back = agreed.headers.get("location");
  if (back === null) throw new Error(`LINE's sign-in answered ${agreed.status} ${await agreed.text()}`);
  const isOver = (url: URL): boolean => url.pathname === "/";
  return { end: await walk(back, jars, isOver), jars };
}

/** The cookies of one host, as a header. */
export function cookieOf(jars: ReadonlyMap<string, ReadonlyMap<string, string>>, origin: string): string {
  const jar = jars.get(new URL(origin).host) ?? new Map();
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}
