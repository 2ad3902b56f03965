import { once } from "node:events";
import { createServer, get, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { FastifyReply } from "fastify";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openStreams, type Streams } from "./stream.ts";

/** A server whose every answer is a stream, and readers who read as they are told to. */
async function streaming() {
  const ended: string[] = [];
  const streams: Streams = openStreams(() => new Date(0));
  const opened: { sink: ReturnType<Streams["open"]>; out: ServerResponse }[] = [];
  const server = createServer((request, out) => {
    const owner = (request.url ?? "").slice(1);
    const reply = { raw: out, hijack() {}, getHeaders: () => ({ "x-kept": "1" }) } as unknown as FastifyReply;
    opened.push({ sink: streams.open(reply, owner, () => ended.push(owner)), out });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    streams,
    ended,
    opened,
    async reader(owner: string): Promise<IncomingMessage> {
      const asking = get({ port, path: `/${owner}` });
      asking.on("error", () => {});
      const [answer] = (await once(asking, "response")) as [IncomingMessage];
      answer.setEncoding("utf8").on("error", () => {});
      return answer;
    },
    async [Symbol.asyncDispose]() {
      await streams[Symbol.asyncDispose]();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function textUntil(answer: IncomingMessage, end: string): Promise<string> {
  let text = "";
  for await (const piece of answer) {
    text += piece;
    if (text.endsWith(end)) return text;
  }
  return text;
}

const ending = (why: string): string => `data: {"t":"end","why":"${why}"}\n\n`;

test("[DL-8] a stream begins with padding, keeps the headers it was given, and may not be gathered on the way", async () => {
  await using house = await streaming();
  const answer = await house.reader("haru");
  expect(answer.headers).toMatchObject({
    "x-kept": "1",
    "x-accel-buffering": "no",
    "cache-control": "no-store, no-transform",
  });
  const [one] = house.opened;
  one?.sink.send("{}");
  one?.sink.end("draining");
  expect(await textUntil(answer, ending("draining"))).toMatch(/^: {2048}\n\ndata: \{\}\n\ndata: .*draining/);
});

test("[AC-3] ending somebody's streams ends all of theirs, with its reason, and nobody else's", async () => {
  await using house = await streaming();
  const readers = await Promise.all(["haru", "haru", "natsu"].map((owner) => house.reader(owner)));
  house.opened[0]?.sink.send('{"before":"the end"}');
  house.streams.endOf("haru", "not-allowed");
  const texts = await Promise.all(
    readers.slice(0, 2).map((reader) => textUntil(reader, ending("not-allowed"))),
  );
  expect(texts.every((text) => text.endsWith(ending("not-allowed")))).toBe(true);
  expect(texts.join("")).toContain("before");
  await vi.waitFor(() => expect(house.ended).toEqual(["haru", "haru"]));
  expect(house.streams.count()).toBe(1);
  house.streams.endAll("wrong-epoch");
  expect(await textUntil(readers[2] as IncomingMessage, ending("wrong-epoch"))).toContain("wrong-epoch");
  await vi.waitFor(() => expect(house.streams.count()).toBe(0));
});

test("[DL-7] a reader who takes nothing is cut off at 256 KB, with what they followed; the others get everything", async () => {
  await using house = await streaming();
  const [asleep, awake] = [await house.reader("asleep"), await house.reader("awake")];
  asleep.pause();
  let taken = 0;
  awake.on("data", (piece: string) => {
    taken += piece.length;
  });
  const frame = `"${"あ".repeat(10_000)}"`;
  let sent = 0;
  let most = 0;
  while (!house.ended.includes("asleep")) {
    for (const { sink, out } of house.opened) {
      sink.send(frame);
      if (!out.destroyed) most = Math.max(most, out.writableLength);
    }
    sent++;
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toBeLessThan(5_000);
  }
  expect(most).toBeLessThan(256 * 1_024 + 3 * Buffer.byteLength(frame));
  await vi.waitFor(() => expect(taken).toBeGreaterThanOrEqual(sent * frame.length));
  expect(house.streams.count()).toBe(1);
  expect(house.ended).toEqual(["asleep"]);
});

test("[DL-7] who brings only while there is space leaves little waiting for who takes nothing, and is told when it has gone", async () => {
  await using house = await streaming();
  const asleep = await house.reader("asleep");
  asleep.pause();
  const [{ sink, out } = expect.fail()] = house.opened;
  const frame = `"${"あ".repeat(5_000)}"`;
  let most = 0;
  let space: Promise<void> | null = null;
  while (!space) {
    for (let n = 0; n < 10 && !space; n++) {
      space = sink.space?.() ?? null;
      if (!space) sink.send(frame);
    }
    most = Math.max(most, out.writableLength);
    // As long as the machine between the two takes something, there is space soon.
    const soon = new Promise<"soon">((resolve) => setTimeout(resolve, 100, "soon"));
    if (space && (await Promise.race([space, soon])) !== "soon") space = null;
  }
  expect(most).toBeLessThan(2 * 64 * 1_024);
  asleep.resume();
  await space;
  expect(sink.space?.()).toBeNull();
  expect(house.ended).toEqual([]);
});

test("[DL-7] a reader who has gone before the stream was opened holds nothing", async () => {
  await using house = await streaming();
  const out = { destroyed: true, closed: true, on() {}, writeHead() {}, write() {} };
  const gone = vi.fn();
  house.streams.open(
    { raw: out, hijack() {}, getHeaders: () => ({}) } as unknown as FastifyReply,
    "haru",
    gone,
  );
  expect(gone).toHaveBeenCalledOnce();
  expect(house.streams.count()).toBe(0);
});

beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] }));
afterEach(() => void vi.useRealTimers());

test("[DL-8] [DL-17] silence never lasts 15 s: a beat comes, and only to who heard nothing", async () => {
  await using house = await streaming();
  const [quiet, busy] = [await house.reader("quiet"), await house.reader("busy")];
  let heard = "";
  busy.on("data", (piece: string) => {
    heard += piece;
  });
  for (let second = 0; second < 14; second++) {
    vi.advanceTimersByTime(1_000);
    house.opened[1]?.sink.send("1");
  }
  vi.advanceTimersByTime(1_000);
  const beat = 'data: {"t":"beat","now":"1970-01-01T00:00:00.000Z"}\n\n';
  expect(await textUntil(quiet, beat)).toContain(beat);
  house.opened[1]?.sink.end("draining");
  await once(busy, "end");
  expect(heard).not.toContain("beat");
});

test("[HO-1] a process that goes tells everybody who reads to come again, and whoever still comes to it too", async () => {
  await using house = await streaming();
  const answer = await house.reader("haru");
  const held: string[] = [];
  house.streams.hold("natsu", (why) => held.push(why));
  await house.streams[Symbol.asyncDispose]();
  expect(held).toEqual(["draining"]);
  expect(await textUntil(answer, ending("draining"))).toContain(ending("draining"));
  house.streams.hold("aki", (why) => held.push(why));
  expect(held).toEqual(["draining", "draining"]);
  const late = await house.reader("fuyu");
  expect(await textUntil(late, ending("draining"))).toContain(ending("draining"));
});
