import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { deflateSync } from "node:zlib";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { deleteConsultation } from "../../server/consultation/delete.ts";
import { colourAt, heic, jpegOf, opened, painted, pngFrom, pngOf, webpOf, withExif } from "../pictures.ts";
import { quietReception } from "../reception.ts";
import { newIdempotencyKey, openWorld, type World, type WorldOptions } from "../world.ts";
import { openTalk, type Talk } from "./people.ts";

type Wasm = { WebAssembly: { Memory: new (size: { initial: number }) => { grow(pages: number): number } } };

const allowed = { ...quietReception, pictures: true };

async function openCity(options: WorldOptions = {}): Promise<{ world: World; talk: Talk }> {
  const world = await openWorld({ reception: allowed, ...options });
  onTestFinished(() => world[Symbol.asyncDispose]());
  return { world, talk: await openTalk(world) };
}

function send({ epoch, consultation, consultee }: Talk, bytes: Buffer, key = newIdempotencyKey()) {
  return consultee.call("/api/picture", { epoch, consultation, key, picture: bytes.toString("base64") });
}

/** As a page asks for it, with what stands around it. */
function see(
  { epoch, consultation, consultee, counsellor }: Talk,
  who: "consultee" | "counsellor",
  seq: number,
) {
  const { origin, cookie } = who === "consultee" ? consultee : counsellor;
  return fetch(`${origin}${who === "consultee" ? "/api/see-picture" : "/api/desk/see-picture"}`, {
    method: "POST",
    body: JSON.stringify({ epoch, consultation, seq }),
    headers: { "content-type": "application/json", cookie, origin, "sec-fetch-site": "same-origin" },
  });
}

async function lookAt(talk: Talk, seq: number) {
  const answer = await see(talk, "consultee", seq);
  expect(answer.status).toBe(200);
  return opened(new Uint8Array(await answer.arrayBuffer()));
}

/** Everything that is stored, as PostgreSQL writes it out. */
async function stored({ storage }: World): Promise<Buffer> {
  const { rows } = await sql<{ sealed: Buffer }>`select sealed from picture union all
    select sealed from entry where sealed is not null`.execute(storage.db);
  return Buffer.concat(rows.map(({ sealed }) => sealed));
}

test("A12 [PI-2] JPEG, PNG and WebP are made anew as JPEG, onto white; the child and the desk see the same bytes", async () => {
  const { talk } = await openCity();
  const picture = painted(120, 80, { clear: true });
  for (const [kind, bytes] of Object.entries({
    jpeg: await jpegOf(painted(120, 80)),
    png: pngOf(picture),
    webp: await webpOf(picture),
  })) {
    const { status, body } = await send(talk, bytes);
    expect(status, kind).toBe(200);
    const [childs, desks] = await Promise.all([
      see(talk, "consultee", body.seq),
      see(talk, "counsellor", body.seq),
    ]);
    const made = Buffer.from(await childs.arrayBuffer());
    expect(made.subarray(0, 3).toString("hex")).toBe("ffd8ff");
    expect(Buffer.from(await desks.arrayBuffer()).equals(made)).toBe(true);
    const pixels = await opened(made);
    expect([pixels.width, pixels.height]).toEqual([120, 80]);
    expect([colourAt(pixels, 0.25, 0.25), colourAt(pixels, 0.75, 0.25)]).toEqual(["red", "blue"]);
    if (kind !== "jpeg") expect(colourAt(pixels, 0.25, 0.75)).toBe("white");
    for (const [name, value] of Object.entries({
      "content-type": "image/jpeg",
      "content-disposition": 'attachment; filename="picture.jpg"',
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "no-store, no-transform",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
    }))
      expect(desks.headers.get(name), name).toBe(value);
  }
});

test("A12 [PI-2] [SE-1] nothing of EXIF is stored, the way it was held is applied, and what is stored is sealed", async () => {
  const { world, talk } = await openCity();
  const place = "GPS 43.7706N 142.3650E";
  const sent = withExif(await jpegOf(painted(200, 100)), 6, place);
  expect(sent.includes(place)).toBe(true);
  const { body } = await send(talk, sent);
  const answer = Buffer.from(await (await see(talk, "consultee", body.seq)).arrayBuffer());
  expect(answer.includes("GPS")).toBe(false);
  expect(answer.includes("Exif")).toBe(false);
  // Turned by a quarter: what was left is above now.
  const pixels = await opened(answer);
  expect([pixels.width, pixels.height]).toEqual([100, 200]);
  expect([colourAt(pixels, 0.5, 0.1), colourAt(pixels, 0.5, 0.9)]).toEqual(["red", "blue"]);
  const kept = await stored(world);
  expect(kept.includes(place)).toBe(false);
  expect(kept.includes(Buffer.from("ffd8ff", "hex"))).toBe(false);
  expect(world.logged()).not.toContain(place);
});

test("A12 [PI-2] what comes along behind or inside a picture does not go on: polyglots, scripts, archives", async () => {
  const { talk } = await openCity();
  const passenger = "<script>alert('kanariya')</script>PK\u0003\u0004 kanariya.exe";
  for (const bytes of [
    Buffer.concat([await jpegOf(painted(60, 40)), Buffer.from(passenger)]),
    Buffer.concat([pngOf(painted(60, 40)), Buffer.from(passenger)]),
    withExif(await jpegOf(painted(60, 40)), 1, passenger),
  ]) {
    const { status, body } = await send(talk, bytes);
    expect(status).toBe(200);
    const made = Buffer.from(await (await see(talk, "counsellor", body.seq)).arrayBuffer());
    expect(made.includes("kanariya")).toBe(false);
  }
});

test("[S12.1] A12 [PI-2] [CN-11] what is no picture of those taken is refused by its code, and leaves nothing", async () => {
  const { world, talk } = await openCity();
  const jpeg = await jpegOf(painted(60, 40));
  const bombs = pngFrom(30_000, 30_000, deflateSync(Buffer.alloc(1_000_000)));
  const lies = pngFrom(4_000, 2_900, deflateSync(Buffer.alloc(10)));
  const tries: [string, string, Buffer][] = [
    ["SVG", "picture-unknown", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")],
    ["HTML", "picture-unknown", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["GIF", "picture-unknown", Buffer.from("GIF89a")],
    ["a program", "picture-unknown", Buffer.from("MZ\u0090")],
    ["HEIC", "picture-heic", heic],
    ["a pixel flood", "picture-too-large", bombs],
    ["a size it does not have", "picture-unreadable", lies],
    ["a head without a body", "picture-unreadable", jpeg.subarray(0, 20)],
    [
      "noise behind a head",
      "picture-unreadable",
      Buffer.concat([jpeg.subarray(0, 3), Buffer.alloc(400, 0x5a)]),
    ],
    [
      "noise called WebP",
      "picture-unreadable",
      Buffer.from(`RIFF____WEBPVP8 ${"\u0001".repeat(200)}`, "latin1"),
    ],
  ];
  for (const [name, code, bytes] of tries) {
    const { status, body } = await send(talk, bytes);
    expect({ name, status, code: (body as unknown as { code: string }).code }).toEqual({
      ...{ name, code },
      status: code === "picture-heic" || code === "picture-unknown" ? 415 : 400,
    });
  }
  const large = await send(talk, Buffer.alloc(700_100));
  expect(large.status).toBe(400);
  const { consultee, epoch, consultation } = talk;
  const flood = { epoch, consultation, key: newIdempotencyKey(), picture: "A".repeat(1_000_000) };
  expect(await consultee.callAny("/api/picture", flood)).toMatchObject({ status: 413 });
  // Elsewhere the body stays as small as it was.
  expect(await consultee.callAny("/api/send", { ...flood, text: "あ" })).toMatchObject({ status: 413 });
  const { rows } = await sql<{ many: number }>`select count(*)::int as many from picture`.execute(
    world.storage.db,
  );
  expect(rows).toEqual([{ many: 0 }]);
  // The service is as it was.
  expect((await send(talk, jpeg)).status).toBe(200);
});

test("A12 [PI-2] what unpacks into more than a picture needs ends at its decoder's wall, and no other feels it", async () => {
  const { world, talk } = await openCity();
  const flood = deflateSync(Buffer.alloc(150_000_000), { level: 9 });
  const packed = (name: string) => Buffer.concat([Buffer.from(`${name}\0\0`, "latin1"), flood]);
  // Texts and profiles that would fill hundreds of megabytes are not looked at.
  for (const beside of [{ iCCP: packed("icc") }, { zTXt: packed("Comment") }]) {
    const { status, body } = await send(talk, pngOf(painted(60, 40), beside));
    expect(status).toBe(200);
    expect((await lookAt(talk, body.seq)).width).toBe(60);
  }
  // More pixels behind a head that says otherwise.
  const webp = await webpOf(painted(640, 480));
  const canvas = Buffer.from("565038580a00000000000000090000090000", "hex");
  const liar = Buffer.concat([webp.subarray(0, 12), canvas, webp.subarray(12)]);
  liar.writeUInt32LE(liar.length - 8, 4);
  expect(await send(talk, liar)).toMatchObject({ status: 400, body: { code: "picture-unreadable" } });
  const surplus = pngFrom(60, 40, flood);
  expect([200, 400]).toContain((await send(talk, surplus)).status);

  // One who sends many at once is asked to come again; a neighbour finds room meanwhile.
  const neighbour = await openTalk(world);
  const large = await jpegOf(painted(2_000, 1_500));
  const many = Promise.all(Array.from({ length: 6 }, () => send(talk, large)));
  const other = await send(neighbour, await jpegOf(painted(60, 40)));
  expect(other.status).toBe(200);
  const statuses = (await many).map(({ status }) => status).sort();
  expect(statuses).toEqual([200, 200, 200, 503, 503, 503]);

  // What WebAssembly may hold is bounded for whatever finds a way past all that.
  const { Memory } = (globalThis as unknown as Wasm).WebAssembly;
  expect(() => new Memory({ initial: 1 }).grow(6_144)).toThrow(/grow/);
});

test("[CB-9] [PI-1] with its consultation a picture is deleted, sealed or not, and shown to nobody any more", async () => {
  const { world, talk } = await openCity();
  const { epoch, consultation, counsellor } = talk;
  const { body } = await send(talk, await jpegOf(painted(60, 40)));
  const before = (await stored(world)).toString("hex");
  await counsellor.call("/api/desk/close", { epoch, consultation });
  const { db } = world.storage;
  await db.transaction().execute((tx) => deleteConsultation(tx, consultation, new Date()));
  const { rows } = await sql<{
    rows: number;
    sizes: number;
  }>`select (select count(*)::int from picture) as rows,
    (select count(*)::int from entry where picture_width is not null) as sizes`.execute(db);
  expect(rows).toEqual([{ rows: 0, sizes: 0 }]);
  expect(before.length).toBeGreaterThan(1_000);
  expect((await stored(world)).length).toBe(0);
  for (const who of ["consultee", "counsellor"] as const)
    expect((await see(talk, who, body.seq)).status).toBe(404);
});

test("[PI-1] [DL-2] [DL-3] a picture keeps a message's promises: one key, one place, in order, seen by both sides at once", async () => {
  const { talk } = await openCity();
  const { epoch, consultation, consultee, counsellor } = talk;
  const [jpeg, other] = [await jpegOf(painted(60, 40)), await jpegOf(painted(40, 60))];
  const key = newIdempotencyKey();
  const answers = await Promise.all([send(talk, jpeg, key), send(talk, jpeg, key), send(talk, jpeg, key)]);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(answers.map(({ body }) => body.seq)).size).toBe(1);
  expect((await send(talk, jpeg, key)).body).toEqual(answers[0]?.body);
  expect(await send(talk, other, key)).toMatchObject({ status: 409, body: { code: "key-reused" } });
  await consultee.call("/api/send", {
    epoch,
    consultation,
    key: newIdempotencyKey(),
    text: "うつっていますか",
  });
  const watch = [{ consultation, after: 0 }];
  for (const { body } of [
    await consultee.call("/api/sync", { epoch, skin: "now", watch }),
    await counsellor.call("/api/desk/sync", { epoch, skin: "now", watch }),
  ]) {
    const entries = (body.frames as { t: string; entries?: { kind: string }[] }[]).flatMap(
      ({ entries: some = [] }) => some,
    );
    expect(entries.filter(({ kind }) => kind === "message").slice(-2)).toMatchObject([
      { by: "consultee", text: "", picture: { width: 60, height: 40 } },
      { by: "consultee", text: "うつっていますか" },
    ]);
  }
});

test("[PI-4] [AU-3] [SE-8] each look of the staff is on record; a picture put in another's place does not open", async () => {
  const { world, talk } = await openCity();
  const first = (await send(talk, await jpegOf(painted(60, 40)))).body;
  const second = (await send(talk, await jpegOf(painted(40, 60)))).body;
  await see(talk, "counsellor", first.seq);
  await see(talk, "consultee", first.seq);
  const { rows } = await sql`select actor_id, facts from audit_line where act = 'picture:view'`.execute(
    world.storage.db,
  );
  expect(rows).toEqual([
    { actor_id: talk.counsellor.staff.id, facts: { consultation: talk.consultation, count: first.seq } },
  ]);
  await sql`update picture p set sealed = o.sealed from picture o
    where p.seq = ${first.seq} and o.seq = ${second.seq}`.execute(world.storage.db);
  expect((await see(talk, "consultee", first.seq)).status).toBe(404);
  expect((await lookAt(talk, second.seq)).width).toBe(40);
  expect((await see(talk, "counsellor", 1)).status).toBe(404);
});

test("[PA-2] [PI-1] from whose writing is paused no picture is taken either; what was taken before is answered as before", async () => {
  const { world, talk } = await openCity();
  const { consultation } = talk;
  const [jpeg, key] = [await jpegOf(painted(60, 40)), newIdempotencyKey()];
  const first = await send(talk, jpeg, key);
  const [one, other] = [await world.staff("supervisor"), await world.staff("supervisor")];
  const until = new Date(Date.now() + 3 * 86_400_000).toISOString();
  await one.call("/api/desk/pause/propose", { consultation, ground: "hurtful", until, reason: "ひどい写真" });
  const { id: pause = "" } = (await one.call("/api/desk/pauses", {})).body.pauses[0] ?? {};
  expect((await other.call("/api/desk/pause/decide", { pause, agree: true })).status).toBe(200);
  expect(await send(talk, await jpegOf(painted(50, 40)))).toMatchObject({
    status: 403,
    body: { code: "writing-paused" },
  });
  expect((await send(talk, jpeg, key)).body).toEqual(first.body);
});

test("[PI-1] off, as every city begins, nothing is taken; what was sent before stays to be seen", async () => {
  const { world, talk } = await openCity({ reception: quietReception });
  const jpeg = await jpegOf(painted(60, 40));
  expect(await send(talk, jpeg)).toMatchObject({ status: 403, body: { code: "pictures-off" } });
  const admin = await world.staff("administrator");
  expect((await world.visitor().call("/api/reception", { wording: "standard" })).body.pictures).toBe(false);
  const on = await admin.call("/api/reception/set", { version: 0, settings: allowed });
  expect(on.status).toBe(200);
  expect((await world.visitor().call("/api/reception", { wording: "standard" })).body.pictures).toBe(true);
  const { body } = await send(talk, jpeg);
  await admin.call("/api/reception/set", { version: 1, settings: quietReception });
  expect((await send(talk, await jpegOf(painted(30, 20)))).status).toBe(403);
  expect((await lookAt(talk, body.seq)).width).toBe(60);
});

/** Speaks clamd's INSTREAM as its manual says it, over a real socket, and keeps what it was given. */
async function openClamd(answer: (bytes: Buffer) => string | null) {
  const given: Buffer[] = [];
  const speak = async (socket: Socket): Promise<void> => {
    let heard = Buffer.alloc(0);
    for await (const piece of socket) {
      heard = Buffer.concat([heard, piece as Buffer]);
      const bytes = streamed(heard);
      if (!bytes) continue;
      given.push(bytes);
      const said = answer(bytes);
      socket.end(said === null ? "" : `${said}\0`);
      return;
    }
  };
  const server = createServer((socket) => void speak(socket).catch(() => socket.destroy()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return { given, address: { host: "127.0.0.1", port: (server.address() as { port: number }).port }, server };
}

/** What was sent, once it has come to its end; null before. */
function streamed(heard: Buffer): Buffer | null {
  const command = "zINSTREAM\0";
  if (heard.length < command.length) return null;
  expect(heard.subarray(0, command.length).toString("latin1")).toBe(command);
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= heard.length; ) {
    const length = heard.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

test("A12 [PI-3] with a clamd, whole pictures are scanned before they are opened; what it finds is not taken", async () => {
  // The known text by which scanners are tried; written in two halves, so that none finds it here.
  const eicar = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"}`;
  const clamd = await openClamd((bytes) =>
    bytes.includes("EICAR") ? "stream: Eicar-Test FOUND" : "stream: OK",
  );
  const { talk } = await openCity({ clamd: clamd.address });
  const jpeg = await jpegOf(painted(600, 400));
  const harmful = Buffer.concat([jpeg, Buffer.from(eicar), Buffer.alloc(200_000)]);
  expect(await send(talk, harmful)).toMatchObject({ status: 400, body: { code: "picture-harmful" } });
  expect((await send(talk, jpeg)).status).toBe(200);
  expect(clamd.given.map((bytes) => bytes.length)).toEqual([harmful.length, jpeg.length]);
  expect(clamd.given[1]?.equals(jpeg)).toBe(true);
});

test.each([
  ["says that it is too large for it", "INSTREAM size limit exceeded. ERROR"],
  ["ends without a word", null],
])("A12 [PI-3] a clamd that %s lets nothing through: the page is to try again", async (_, said) => {
  const clamd = await openClamd(() => said);
  const { talk } = await openCity({ clamd: clamd.address });
  expect(await send(talk, await jpegOf(painted(60, 40)))).toMatchObject({
    status: 503,
    body: { code: "busy" },
  });
  clamd.server.close();
  expect(await send(talk, await jpegOf(painted(60, 40)))).toMatchObject({
    status: 503,
    body: { code: "busy" },
  });
});
