import type { FastifyRequest } from "fastify";
import { Refusal } from "../../domain/refusal.ts";

/**
 * Calls must come from our own pages. A browser says so by Origin or Sec-Fetch-Site; a call that says neither is refused,
 * and so is one that says something else. Together with SameSite=Strict and a JSON body, no other site can act here.
 */
export function refuseForeignOrigin(request: FastifyRequest, publicUrl: URL | null): void {
  const { origin } = request.headers;
  const site = request.headers["sec-fetch-site"];
  refuseOtherOrigin(request, publicUrl);
  if (origin === undefined && site === undefined) throw new Refusal("wrong-origin");
}

/**
 * [SL-3] A form of the page without script may come from a browser that says nothing of where it is from, or that it may not say
 * it ("null"): what it says must be right, and what stands in the form proves the rest.
 */
export function refuseForeignForm(request: FastifyRequest, publicUrl: URL | null): void {
  // "none": the browser itself, which opens again what was open before.
  refuseOtherOrigin(request, publicUrl, { origin: "null", site: "none" });
}

function refuseOtherOrigin(
  request: FastifyRequest,
  publicUrl: URL | null,
  unsaid: { readonly origin?: string; readonly site?: string } = {},
): void {
  const { origin, host } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== unsaid.site) throw new Refusal("wrong-origin");
  // Of two hosts a proxy may have believed the other one.
  if (request.raw.headersDistinct["host"]?.length !== 1) throw new Refusal("wrong-origin");
  if (publicUrl && host !== publicUrl.host) throw new Refusal("wrong-origin");
  if (origin === undefined || origin === unsaid.origin) return;
  if (origin !== (publicUrl?.origin ?? `${request.protocol}://${host}`)) {
    throw new Refusal("wrong-origin");
  }
}
