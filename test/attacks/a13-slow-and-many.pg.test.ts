import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { newIdempotencyKey, openWorld } from "../world.ts";
import { openTalk } from "./people.ts";
import { wireTo } from "./wire.ts";

const head = "POST /api/send HTTP/1.1\r\nHost: yorisoi\r\nContent-Type: application/json\r\n";
/** Never whole: the head of a call, or the body of one that said how much would come. */
const beginnings = [head, `${head}Content-Length: 100000\r\n\r\n{"text":"`];
const [slow, streams] = [600, 1_000];

test("[S12.1] A13 [DL-1] hundreds of calls that never end, a thousand idle streams and bodies of 10 MB: a talk loses nothing, staff are served, and what never ends is ended", async () => {
  await using world = await openWorld();
  const { consultee, counsellor, epoch, consultation } = await openTalk(world);
  const wire = wireTo(world.origin);
  const [sockets, dripping]: [Socket[], Socket[]] = [[], []];
  let ended = 0;

  async function open(said: string): Promise<Socket> {
    const socket = connect(wire.port, "127.0.0.1");
    sockets.push(socket);
    socket.on("error", () => {});
    socket.resume();
    await once(socket, "connect");
    socket.write(said);
    return socket;
  }

  try {
    const watch = JSON.stringify({ epoch, skin: "now", watch: [{ consultation, after: 0 }] });
    const stream = [
      "POST /api/sync HTTP/1.1",
      `Host: ${new URL(world.origin).host}`,
      `Origin: ${world.origin}`,
      "Accept: text/event-stream",
      "Content-Type: application/json",
      `Cookie: ${consultee.cookie}`,
      `Content-Length: ${Buffer.byteLength(watch)}`,
    ].join("\r\n");
    for (let at = 0; at < streams; at++) await open(`${stream}\r\n\r\n${watch}`);

    for (let at = 0; at < slow; at++) {
      const socket = await open(beginnings[at % beginnings.length] ?? "");
      dripping.push(socket);
      socket.once("close", () => ended++);
    }
    const before = ended;
    const seqs: number[] = [];
    const huge = "あ".repeat(3_500_000);
    for (let at = 0; at < 20; at++) {
      // A drop a time, so that none of them is idle.
      for (const socket of dripping) socket.write("x");
      const { status } = await wire.ask({
        path: "/api/send",
        cookie: consultee.cookie,
        body: JSON.stringify({ epoch, consultation, key: newIdempotencyKey(), text: huge }),
      });
      expect(status).toBe(413);
      const said = { epoch, consultation, key: newIdempotencyKey(), text: `はなし ${at}` };
      const sent = await consultee.call("/api/send", said);
      expect(sent.status).toBe(200);
      seqs.push(sent.body.seq);
      expect((await counsellor.call("/api/desk/colleagues", {})).status).toBe(200);
    }
    expect(seqs).toEqual(Array.from({ length: 20 }, (_, at) => at + 6));
    // They were there meanwhile.
    expect(before).toBeLessThan(slow / 2);
    expect(world.logged()).not.toContain("A call failed.");

    // However often a drop comes.
    while (ended < slow) {
      for (const socket of dripping) if (socket.writable) socket.write("x");
      await pause(250);
    }
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}, 240_000);
