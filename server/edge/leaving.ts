import type { FastifyInstance } from "fastify";

/** How a process leaves the people it serves: first it says so, then it lets nobody in, and last it ends what is left. */
export type Leaving = AsyncDisposable & {
  /** [HO-1] From now on `/readyz` says no, and who has been answered does not come back over the same connection. */
  begin(): void;
  readonly begun: () => boolean;
};

/** What a call may still take once nobody new is let in: longer than any write waits for the database. */
const finishWithinMillis = 10_000;

export function openLeaving(app: FastifyInstance): Leaving {
  let begun = false;
  let underWay = 0;
  let idle = Promise.withResolvers<void>();

  // Streams count as well: one that was told to come again has to hear it to the end.
  app.server.on("request", (_, reply) => {
    underWay += 1;
    reply.once("close", () => {
      underWay -= 1;
      if (underWay === 0) idle.resolve();
    });
  });
  app.addHook("onSend", async (_, reply) => {
    if (begun) reply.header("connection", "close");
  });

  async function finished(): Promise<void> {
    const late = AbortSignal.timeout(finishWithinMillis);
    const given = new Promise<void>((resolve) => late.addEventListener("abort", () => resolve()));
    while (underWay > 0 && !late.aborted) {
      idle = Promise.withResolvers();
      await Promise.race([idle.promise, given]);
    }
  }

  return {
    begin() {
      begun = true;
    },
    begun: () => begun,
    async [Symbol.asyncDispose]() {
      begun = true;
      // It listens no more from here; what it has let in it still answers.
      const closed = app.close();
      await finished();
      app.server.closeAllConnections();
      await closed;
    },
  };
}
