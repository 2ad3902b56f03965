import type { Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { uptimeRoutes } from "../uptime/routes.ts";
import { statusRoutes } from "../uptime/status/routes.ts";

type Needs = {
  /** By which lookouts sign; null believes nobody. */
  readonly key: string | null;
  /** When the database last answered. */
  readonly lastRound: () => Date;
};

/** How the service is seen from outside: what lookouts say of it, and what people are told. */
export async function serveUptime(http: Http, tools: Tools, { key, lastRound }: Needs): Promise<void> {
  await uptimeRoutes(http, tools, key);
  statusRoutes(http, tools, lastRound);
}
