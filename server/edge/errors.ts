import type { FastifyInstance } from "fastify";

const windowMillis = 5 * 60_000;
const mostKept = 1_000;

/** How often the service has answered with an error of its own in the last five minutes. To be called before there are routes. */
export function countErrors(app: FastifyInstance, now: () => Date): () => number {
  let times: number[] = [];
  app.addHook("onResponse", async (request, reply) => {
    // That a process is not ready is an answer, and no error.
    if (reply.statusCode >= 500 && request.url !== "/readyz")
      times = [...times, now().getTime()].slice(-mostKept);
  });
  return () => {
    const since = now().getTime() - windowMillis;
    times = times.filter((at) => at > since);
    return times.length;
  };
}
