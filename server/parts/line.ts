import { enterPath, webhookPath } from "../../domain/line-paths.ts";
import type { Http } from "../edge/http.ts";
import { type LineJobs, startLineJobs } from "../line/jobs.ts";
import { type LineDoor, type LineHosts, realLineHosts } from "../line/line-door.ts";
import { lineRoutes } from "../line/routes.ts";
import type { Quota } from "../line/watch-quota.ts";
import { webhookRoutes } from "../line/webhook/routes.ts";
import { openLineSimulator } from "../line-simulator/routes.ts";
import { useSimulator } from "../practice/use-simulator.ts";
import type { Door, Tools } from "../tools.ts";

/** The door of LINE: known to the tools before it has routes, and where people come in only once somebody listens. */
export type LinePart = AsyncDisposable & {
  readonly door: LineDoor;
  /** Where telephones of the simulated LINE are played with; null in every real city. */
  readonly phones: URL | null;
  quota(): Quota | null;
  serve(http: Http, tools: Tools): Promise<void>;
  /** The service listens at this address. */
  listening(tools: Tools, address: string): Promise<void>;
};

type Needs = {
  readonly door: Door;
  readonly now: () => Date;
  readonly publicUrl: URL | null;
  readonly hosts: LineHosts | undefined;
  /** The port of a simulated LINE. Only an invented city has one, whatever is asked for here. */
  readonly simulatorPort: number | null;
  readonly seed: Buffer;
};

export async function openLine(needs: Needs): Promise<LinePart> {
  const { door, now, publicUrl, hosts, simulatorPort, seed } = needs;
  const stack = new AsyncDisposableStack();
  const simulator =
    simulatorPort !== null && door.secondFactor === "skipped"
      ? stack.use(await openLineSimulator(simulatorPort, { seed, now }))
      : null;
  const simulated = simulator && { api: simulator.origin, data: simulator.origin, signIn: simulator.origin };
  let address = publicUrl;
  let jobs: LineJobs | null = null;
  return {
    door: {
      hosts: hosts ?? simulated ?? realLineHosts,
      page: () => address && new URL(enterPath, address),
      soon: () => jobs?.soon(),
    },
    phones: simulator?.origin ?? null,
    quota: () => jobs?.quota() ?? null,
    async serve(http, tools) {
      lineRoutes(http, tools);
      await webhookRoutes(http, tools);
      jobs = stack.use(startLineJobs(tools));
    },
    async listening(tools, listening) {
      address ??= new URL(listening);
      if (simulator) await useSimulator(tools, simulator.line, new URL(webhookPath, listening));
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
