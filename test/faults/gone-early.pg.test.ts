import { connect } from "node:net";
import { expect, test } from "vitest";
import { openCity } from "./city.ts";
import { openDoors } from "./doors.ts";
import { writersOf } from "./writers.ts";

const readers = 20;

test("readers who are gone before their stream opens leave nothing behind", async () => {
  await using city = await openCity();
  await city.start();
  const { send, epoch, consultation } = await writersOf(city);
  await using doors = await openDoors(city);
  const { origin, port } = doors.process;
  const body = JSON.stringify({ epoch, skin: "stream", watch: [{ consultation, after: 0 }] });
  const request = requestOf(origin, send.cookie, body);
  for (let i = 0; i < readers; i++) {
    // The database is slow to say whose consultation it is, and meanwhile the page is closed.
    doors.keepDatabaseAnswer(new RegExp(consultation));
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {});
    socket.write(request);
    await expect.poll(() => doors.keeps(), { timeout: 60_000, interval: 2 }).toBe(true);
    await new Promise((resolve) => socket.destroy().once("close", resolve));
    await doors.process.gauges();
    doors.letGo();
  }
  const { gauges } = await doors.process.gauges();
  expect(gauges).toMatchObject({ streams: 0, followed_consultations: 0 });
}, 180_000);

function requestOf(origin: string, cookie: string, body: string): string {
  return [
    "POST /api/sync HTTP/1.1",
    `host: ${new URL(origin).host}`,
    `origin: ${origin}`,
    `cookie: ${cookie}`,
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
    "",
    body,
  ].join("\r\n");
}
