import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { claimConsultation } from "../server/consultation/claim.ts";
import { openConsultation } from "../server/consultation/open.ts";
import { readBriefingOf } from "../server/consultation/read-briefing.ts";
import { replyToConsultation } from "../server/consultation/reply.ts";
import { rememberConsultee } from "../server/consultee/remember.ts";
import { strangerToken } from "../server/consultee/stranger.ts";
import { friendOf } from "../server/line/friend.ts";
import { linkWithLine } from "../server/line/link.ts";
import { newCanaries } from "./attacks/canaries.ts";
import { openLineCity } from "./line.ts";
import { newIdempotencyKey } from "./world.ts";

const many = 10_000;
const atOnce = 20;
const phones = 200;

/** Text of any length and alphabet, with a trace in it that is found again in every writing. */
function invented(phrase: string): string {
  const around = randomBytes(1 + Math.floor(Math.random() * 90)).toString("base64");
  return Math.random() < 0.5 ? `${around}${phrase}` : `${phrase}\n${around}😢`;
}

test("[S8.1] [S8.2] A9 A15 [LI-1] [LI-2] of 10,000 random consultations no byte of any text reaches LINE, nor the database, the log or a job in clear", {
  timeout: 900_000,
}, async () => {
  let clock = Date.now();
  await using city = await openLineCity({ now: () => new Date(clock) });
  const { world, line } = city;
  const { tools } = world.app;
  const canaries = newCanaries();
  const { staff: counsellor } = await world.staff("counsellor");
  const people = Array.from({ length: phones }, (_, at) => city.phone(`p-${at}`));
  for (const phone of people) await city.use(phone, { does: "befriend" });

  async function one(at: number): Promise<void> {
    const { consultee, token } = strangerToken(tools);
    const say = () => ({ key: newIdempotencyKey(), text: invented(canaries.phrase()) });
    const phone = people[at % phones];
    if (phone && at < phones) {
      await tools.db
        .transaction()
        .execute((tx) => rememberConsultee(tx, tools, consultee, token, tools.now(), "line"));
      expect(await linkWithLine(tools, consultee.id, friendOf(tools, phone.id))).toBe(true);
    }
    const { consultation } = await openConsultation(tools, consultee, token, say());
    if (at % 4 !== 0 && at >= phones) return;
    const { claimVersion } = await claimConsultation(tools, counsellor, consultation);
    await readBriefingOf(tools, counsellor, consultation, 0);
    await replyToConsultation(tools, counsellor, consultation, say(), claimVersion);
    if (phone && at % 10 === 0) await city.use(phone, { does: "type", text: invented(canaries.phrase()) });
  }

  for (let at = 0; at < many; at += atOnce)
    await Promise.all(Array.from({ length: atOnce }, (_, more) => one(at + more)));
  clock += 60_000;
  await city.work();
  clock += 1_000;
  await city.work();
  expect(canaries.count()).toBeGreaterThan(many);
  const pushes = people.flatMap(({ talk }) => talk.filter(({ preview }) => preview !== undefined));
  expect(pushes).toHaveLength(phones);
  // What the simulator itself keeps of a talk is what a person sees on their own telephone; what came from us is `received`.
  expect(line.received.length).toBeGreaterThan(2 * phones);

  const places: [string, Buffer][] = [
    ["what LINE received", Buffer.concat([...line.received])],
    ["the log", Buffer.from(world.logged())],
  ];
  const named = await sql<{
    name: string;
  }>`select quote_ident(table_name) as name from information_schema.tables
      where table_schema = 'public'`.execute(tools.db);
  for (const { name } of named.rows) {
    const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.raw(name)} t`.execute(
      tools.db,
    );
    places.push([`table ${name}`, Buffer.from(rows.map(({ text }) => text).join("\n"))]);
  }
  if (!process.env["TEST_DATABASE_URL"]) {
    await sql`checkpoint`.execute(tools.db);
    const { rows } = await sql<{ data_directory: string }>`show data_directory`.execute(tools.db);
    const folder = dirname(rows[0]?.data_directory ?? "");
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const bytes = await readFile(join(entry.parentPath, entry.name)).catch(() => null);
      if (bytes) places.push([entry.name, bytes]);
    }
  }
  const hits = places.flatMap(([place, bytes]) => {
    const hit = canaries.findIn(bytes);
    return hit ? [`${place}: ${hit}`] : [];
  });
  expect(hits).toEqual([]);
  // Nor is anybody at LINE named there, or anything of theirs.
  const clear = places.filter(([place]) => place.startsWith("table ") || place === "the log");
  for (const [place, bytes] of clear)
    for (const phone of people.slice(0, 20))
      expect([place, bytes.includes(phone.id)]).toEqual([place, false]);
  const bytes = places.reduce((sum, [, { length }]) => sum + length, 0);
  console.info(
    `LINE: ${canaries.count()} texts, ${line.received.length} calls; ${places.length} places, ${Math.round(bytes / 1e6)} MB: 0 hits.`,
  );
});
