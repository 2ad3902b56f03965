import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { expect, test } from "vitest";
import { BrokenLine, type Line, openLine } from "./http-client.ts";

const answer = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";

/** Somebody who answers by hand, and a line to them. */
async function talk(heard: (socket: Socket, nth: number) => void): Promise<Line & AsyncDisposable> {
  let nth = 0;
  const server = createServer((socket) => {
    socket.on("data", () => heard(socket, ++nth));
    socket.on("error", () => {});
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const line = await openLine(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, "");
  return {
    ...line,
    async [Symbol.asyncDispose]() {
      line.end();
      server.close();
    },
  };
}

test("a line that breaks while somebody waits tells them, and nobody else", async () => {
  await using line = await talk((socket, nth) =>
    nth === 1 ? socket.write(answer) : socket.resetAndDestroy(),
  );
  expect((await line.post("/", "{}")).status).toBe(200);
  await expect(line.post("/", "{}")).rejects.toThrow(BrokenLine);
  await expect(line.post("/", "{}")).rejects.toThrow(BrokenLine);
});

test("a line that was closed at rest says so when it is used", async () => {
  const closed = Promise.withResolvers<void>();
  await using line = await talk((socket) => {
    socket.on("close", () => closed.resolve());
    socket.end(answer);
  });
  expect((await line.post("/", "{}")).status).toBe(200);
  await closed.promise;
  await expect(line.post("/", "{}")).rejects.toThrow(BrokenLine);
});
