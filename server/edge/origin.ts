import type { FastifyRequest } from "fastify";
import { Refusal } from "../../domain/refusal.ts";

/**
 * Calls must come from our own pages. A browser says so by Origin or Sec-Fetch-Site; a call that says neither is refused,
 * and so is one that says something else. Together with SameSite=Strict and a JSON body, no other site can act here.
 */
export function refuseForeignOrigin(request: FastifyRequest, publicUrl: URL | null): void {
  const { origin, host } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") throw new Refusal("wrong-origin");
  // Of two hosts a proxy may have believed the other one.
  if (request.raw.headersDistinct["host"]?.length !== 1) throw new Refusal("wrong-origin");
  if (publicUrl && host !== publicUrl.host) throw new Refusal("wrong-origin");
  if (origin === undefined && site === undefined) throw new Refusal("wrong-origin");
  if (origin !== undefined && origin !== (publicUrl?.origin ?? `${request.protocol}://${host}`)) {
    throw new Refusal("wrong-origin");
  }
}
