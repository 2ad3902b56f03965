import { once } from "node:events";
import { connect, type Socket } from "node:net";
import Fastify from "fastify";
import { expect, test } from "vitest";
import { openLeaving } from "./leaving.ts";

/** A service with one call that is answered when `finish` is called. */
async function leavingService() {
  const app = Fastify({ forceCloseConnections: "idle", return503OnClosing: false });
  const called = Promise.withResolvers<void>();
  const slow = Promise.withResolvers<void>();
  app.get("/slow", async () => {
    called.resolve();
    await slow.promise;
    return "done";
  });
  app.get("/quick", async () => "quick");
  const leaving = openLeaving(app);
  const origin = await app.listen({ host: "127.0.0.1", port: 0 });
  return { origin, leaving, called: called.promise, finish: slow.resolve };
}

async function connected(origin: string): Promise<Socket> {
  const socket = connect(Number(new URL(origin).port), "127.0.0.1").on("error", () => {});
  await once(socket, "connect");
  return socket;
}

test("[HO-1] who is answered by a process that goes does not come back over the same connection", async () => {
  const { origin, leaving } = await leavingService();
  expect((await fetch(`${origin}/quick`)).headers.get("connection")).toBe("keep-alive");
  leaving.begin();
  const answer = await fetch(`${origin}/quick`);
  expect([answer.status, answer.headers.get("connection")]).toEqual([200, "close"]);
  await leaving[Symbol.asyncDispose]();
});

test("[HO-1] a call under way is answered, whoever says nothing is hung up on, and nobody new is let in", async () => {
  const { origin, leaving, called, finish } = await leavingService();
  const silent = await connected(origin);
  const answer = fetch(`${origin}/slow`);
  await called;
  let ended = false;
  const ending = leaving[Symbol.asyncDispose]().then(() => {
    ended = true;
  });
  await expect
    .poll(() =>
      fetch(origin).then(
        () => "let in",
        () => "refused",
      ),
    )
    .toBe("refused");
  expect(ended).toBe(false);
  const closed = once(silent, "close");
  finish();
  expect(await (await answer).text()).toBe("done");
  await ending;
  await closed;
});
