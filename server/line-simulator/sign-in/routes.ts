import type { FastifyInstance } from "fastify";
import { codeFault, grantCode, grantTokens } from "../grant-code.ts";
import { signInPage } from "../phone-page.ts";
import type { SimulatedLine } from "../simulated-line.ts";

/** LINE's own sign-in: a page that asks which telephone this is, and the tokens behind it. */
export function signInRoutes(app: FastifyInstance, line: SimulatedLine, issuer: () => string): void {
  app.get<{ Querystring: Record<string, string> }>("/oauth2/v2.1/authorize", async (request, reply) => {
    const fault = codeFault(line, request.query);
    if (fault !== null) return reply.status(400).type("text/plain").send(`400 Bad Request: ${fault}`);
    return reply.type("text/html; charset=utf-8").send(signInPage(line, request.query));
  });
  app.post<{ Querystring: Record<string, string> }>("/oauth2/v2.1/agree", async (request, reply) => {
    const fault = codeFault(line, request.query);
    if (fault !== null) return reply.status(400).type("text/plain").send(`400 Bad Request: ${fault}`);
    const phone = new URLSearchParams(String(request.body)).get("phone");
    return reply.redirect(grantCode(line, request.query, phone), 303);
  });
  app.post("/oauth2/v2.1/token", async (request, reply) => {
    const form = Object.fromEntries(new URLSearchParams(String(request.body)));
    const { status, body } = grantTokens(line, issuer(), form);
    return reply.status(status).send(body);
  });
  app.get("/oauth2/v2.1/certs", async () => ({ keys: [] }));
}
