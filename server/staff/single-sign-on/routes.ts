import type { FastifyRequest } from "fastify";
import { seeWaysIn } from "../../../contract/staff.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { answer, type Http } from "../../edge/http.ts";
import { limitOf } from "../../edge/limits.ts";
import type { Tools } from "../../tools.ts";
import type { Entrance } from "../routes.ts";
import { callbackPath, openSingleSignOn, type ProviderSettings } from "../single-sign-on.ts";

const startPath = "/api/staff/oidc/start";

/**
 * The city's own sign-in. Its two calls that are not POST: a browser is sent to the city's own sign-in and comes back by address. They say nothing
 * and change nothing but whose session this browser has; whoever calls them is a visitor.
 */
export function singleSignOnRoutes(
  http: Http,
  tools: Tools,
  entrance: Entrance,
  settings: ProviderSettings | null,
): void {
  const { app, cookies, siteOf, limits } = http;
  const provider = settings && openSingleSignOn(tools, settings);
  const get = (path: string) => ({
    schema: { hide: true },
    config: limitOf(limits, path),
    onRequest: async (request: FastifyRequest): Promise<void> => {
      request.actor = { kind: "visitor" };
    },
  });

  answer(http, seeWaysIn, async () => ({ singleSignOn: provider !== null }));

  app.get(startPath, get(startPath), async (request, reply) => {
    if (!provider) throw new Refusal("not-found");
    const { url, browser } = await provider.begin(siteOf(request).origin);
    cookies.set(reply, "provider", browser);
    return reply.redirect(url.href, 302);
  });

  app.get(callbackPath, get(callbackPath), async (request, reply) => {
    if (!provider) throw new Refusal("not-found");
    const browser = cookies.read(request, "provider");
    cookies.clear(reply, "provider");
    try {
      const url = new URL(request.url, siteOf(request).origin);
      const whence = entrance.whence(request);
      await entrance.give(
        reply,
        await provider.finish({ url, browser, whence, before: entrance.before(request) }),
      );
      return reply.redirect("/desk", 302);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // In the fragment, which no log on the way records; the page has the words for it.
      return reply.redirect(`/desk#refused=${error.code}`, 302);
    }
  });
}
