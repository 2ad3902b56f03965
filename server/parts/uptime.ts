import type { Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { uptimeRoutes } from "../uptime/routes.ts";

/** How the service is seen from outside: what lookouts say of it. `key`: by which they sign. */
export async function serveUptime(http: Http, tools: Tools, key: string | null): Promise<void> {
  await uptimeRoutes(http, tools, key);
}
