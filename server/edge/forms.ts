import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../../domain/refusal.ts";
import { refusalOf } from "./refusal-of.ts";

/** What fits: 100,000 characters of Japanese, each as nine signs. Longer than a message may be, so that the refusal can give it back. */
const formBytes = 1_024 * 1_024;

/** In this scope bodies are forms, and whatever goes wrong before they are read is a page: made by `say`, never with what was sent. */
export function takeForms(
  scope: FastifyInstance,
  say: (refusal: Refusal, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string", bodyLimit: formBytes },
    async (_: FastifyRequest, body: string | Buffer) => fieldsOf(String(body)),
  );
  scope.setErrorHandler(async (error, request, reply) => {
    const refusal = refusalOf(error);
    if (!refusal) request.log.error({ error, route: request.routeOptions.url }, "A page failed.");
    return say(refusal ?? new Refusal("busy"), request, reply);
  });
}

/** Null where a field comes twice: no form of ours says anything twice. */
function fieldsOf(body: string): Record<string, string> | null {
  const fields = new URLSearchParams(body);
  const names = [...fields.keys()];
  return new Set(names).size === names.length ? Object.fromEntries(fields) : null;
}

/**
 * A page that the server itself draws. Its forms may lead on to where とじる leads, which browsers ask the policy for; and its own forms
 * are told where they come from, which they are not where no referrer is said at all.
 */
export function sendDrawn(reply: FastifyReply, html: string, leadsTo: string): FastifyReply {
  const policy = String(reply.getHeader("content-security-policy"));
  return reply
    .header(
      "content-security-policy",
      policy.replace("form-action 'self'", `form-action 'self' ${new URL(leadsTo).origin}`),
    )
    .header("referrer-policy", "same-origin")
    .type("text/html; charset=utf-8")
    .send(html);
}
