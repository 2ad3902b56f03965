import type { FastifyRequest } from "fastify";
import { webhookPath } from "../../../domain/line-paths.ts";
import { Refusal } from "../../../domain/refusal.ts";
import type { Http } from "../../edge/http.ts";
import { limitOf } from "../../edge/limits.ts";
import { isSignature } from "../../edge/signature.ts";
import type { Tools } from "../../tools.ts";
import { readChannel } from "../channel.ts";
import { readEvents } from "../read-events.ts";
import { receiveEvents } from "../receive-events.ts";

/** A hundred events with the longest texts that LINE carries, and then some. */
const bodyLimit = 1_024 * 1_024;

/**
 * [LI-2] Where LINE tells of what happens there. It comes from no page of ours, so what counts is the signature over the very
 * bytes that came: nothing reads them before that holds. Answered once it is noted; whatever takes longer is a job's.
 */
export async function webhookRoutes({ app, limits }: Http, tools: Tools): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      "*",
      { parseAs: "buffer", bodyLimit },
      async (_: FastifyRequest, bytes: Buffer) => bytes,
    );
    scope.post(
      webhookPath,
      {
        schema: { hide: true },
        bodyLimit,
        config: { ...limitOf(limits, webhookPath), signed: true },
        onRequest: async (request) => {
          request.actor = { kind: "visitor" };
        },
      },
      async (request) => {
        const channel = await readChannel(tools);
        const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        if (!isSignature(request.headers["x-line-signature"], bytes, channel.secrets))
          throw new Refusal("wrong-origin");
        const events = readEvents(bytes);
        if (events === null) throw new Refusal("bad-input");
        await receiveEvents(tools, channel, events);
        return {};
      },
    );
  });
}
