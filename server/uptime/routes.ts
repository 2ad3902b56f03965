import type { FastifyRequest } from "fastify";
import { uptimeReport, uptimeReportPath, uptimeSignature, uptimeTaken } from "../../contract/uptime.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Http } from "../edge/http.ts";
import { limitOf } from "../edge/limits.ts";
import { isSignature } from "../edge/signature.ts";
import type { Tools } from "../tools.ts";
import { takeMinutes } from "./take-minutes.ts";

/** A day of minutes, each with everything missed. */
const bodyLimit = 256 * 1_024;

/**
 * [UP-5] Where a lookout says what it has seen. It comes from no page, so what counts is the signature over the very bytes: nothing
 * reads them before that holds. Without a key nobody is believed.
 */
export async function uptimeRoutes({ app, limits }: Http, tools: Tools, key: string | null): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      "*",
      { parseAs: "buffer", bodyLimit },
      async (_: FastifyRequest, bytes: Buffer) => bytes,
    );
    scope.post(
      uptimeReportPath,
      {
        schema: { hide: true },
        bodyLimit,
        config: { ...limitOf(limits, uptimeReportPath), signed: true },
        onRequest: async (request) => {
          request.actor = { kind: "visitor" };
        },
      },
      async (request) => {
        const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        if (!isSignature(request.headers[uptimeSignature], bytes, key === null ? [] : [key]))
          throw new Refusal("wrong-origin");
        const read = uptimeReport.safeParse(jsonOf(bytes));
        if (!read.success) throw new Refusal("bad-input");
        const { heardAt } = await takeMinutes(tools, read.data);
        return uptimeTaken.parse({ heardAt: heardAt.toISOString(), epoch: tools.epoch() });
      },
    );
  });
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return null;
  }
}
