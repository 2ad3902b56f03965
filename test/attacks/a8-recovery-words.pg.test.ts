import { sql } from "kysely";
import { expect, test } from "vitest";
import { recoveryWordList } from "../../domain/recovery-word-list.ts";
import { foldKana } from "../../domain/recovery-words.ts";
import { everydayLimits } from "../../server/edge/limits.ts";
import { type Caller, newIdempotencyKey, openWorld, type World } from "../world.ts";

/** Somebody who has written, and the words they were given. */
async function withWords(world: World) {
  const child = await world.consultee();
  const opening = { epoch: world.app.tools.epoch(), key: newIdempotencyKey(), text: "きいて" };
  const { consultation } = (await child.call("/api/open", opening)).body;
  const { words } = (await child.call("/api/words", {})).body;
  return { child, consultation, words };
}

/** A try from a school or from elsewhere, as a proxy of ours tells it: the whole answer but its date. */
async function tryWords(caller: Caller, words: string, from = "203.0.113.77") {
  const answer = await fetch(`${caller.origin}/api/come-back`, {
    method: "POST",
    headers: {
      ...{ origin: caller.origin, cookie: caller.cookie, "content-type": "application/json" },
      "x-forwarded-for": from,
    },
    body: JSON.stringify({ words }),
  });
  const said = [...answer.headers].filter(([name]) => name !== "date").map((pair) => pair.join(": "));
  const text = await answer.text();
  return {
    status: answer.status,
    all: [answer.status, ...said, text].join("\n"),
    body: JSON.parse(text),
    cookie: (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "",
  };
}

const drawn = (from: number): string =>
  Array.from(
    { length: 8 },
    (_, at) => recoveryWordList[(from * 31 + at * 149) % recoveryWordList.length],
  ).join(" ");

const behindProxy = { trustProxy: ["127.0.0.1"] };

test("[S4.2] [CB-3] [CB-4] the words bring the consultation back to any browser, however they are typed; the first one keeps it too", async () => {
  await using world = await openWorld(behindProxy);
  const { child, consultation, words } = await withWords(world);
  for (const typed of [words.join(" "), words.join("、"), foldKana(words.join("\n"))]) {
    const came = await tryWords(await world.consultee(), typed);
    expect(came.body.consultation).toEqual({ id: consultation, state: "waiting", unread: false });
    const said = { epoch: came.body.epoch, consultation, key: newIdempotencyKey(), text: "もどってきた" };
    expect(await world.visitor().callAny("/api/send", said, { cookie: came.cookie })).toMatchObject({
      status: 200,
    });
    const again = await world.visitor().callAny("/api/arrive", {}, { cookie: came.cookie });
    expect(again.body).toMatchObject({ visitor: came.body.visitor, consultation: { id: consultation } });
  }
  expect((await child.call("/api/arrive", {})).body.consultation?.id).toBe(consultation);
});

test("A8 [CB-4] words of before bring nothing back; wrong, old, unknown and no words are answered alike to the byte", async () => {
  await using world = await openWorld(behindProxy);
  const { child, words: old } = await withWords(world);
  const { words } = (await child.call("/api/words", {})).body;
  const swapped = [words[1], words[0], ...words.slice(2)].join(" ");
  const answers = new Set<string>();
  for (const typed of [old.join(" "), swapped, drawn(1), words.slice(1).join(" "), "たすけて", ""])
    answers.add((await tryWords(await world.consultee(), typed)).all);
  expect([...answers]).toEqual([expect.stringMatching(/^404\n(?!.*set-cookie)[\s\S]*"not-found"/)]);
  expect((await tryWords(await world.consultee(), words.join(" "))).status).toBe(200);
});

test("A8 [CB-4] [SE-5] the words stand nowhere: not in the database, not in the log", async () => {
  await using world = await openWorld(behindProxy);
  const { words } = await withWords(world);
  await tryWords(await world.consultee(), words.join(" "));
  const tables = sql<{
    name: string;
  }>`select table_name as name from information_schema.tables where table_schema = 'public'`;
  let rows = world.logged();
  for (const { name } of (await tables.execute(world.storage.db)).rows)
    rows += JSON.stringify(
      (await sql`select t::text from ${sql.table(name)} t`.execute(world.storage.db)).rows,
    );
  for (const word of words) {
    expect(rows).not.toContain(word);
    expect(rows).not.toContain(Buffer.from(word).toString("hex"));
  }
  const acts = await world.storage.db.selectFrom("audit_line").select("act").orderBy("position").execute();
  expect(acts.map(({ act }) => act)).toEqual(expect.arrayContaining(["words:make", "words:come-back"]));
});

test("[S12.1] A8 [CB-5] ten tries an hour and browser, also all at once and at two processes; then the right ones wait too", async () => {
  let at = new Date("2026-11-22T03:00:00Z");
  await using world = await openWorld({ ...behindProxy, now: () => at });
  const { words } = await withWords(world);
  const guesser = await world.consultee();
  const there = { ...guesser, origin: (await world.another()).origin };
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, many) => tryWords(many % 2 ? guesser : there, drawn(many))),
  );
  const counts = (status: number): number => answers.filter((one) => one.status === status).length;
  expect([counts(404), counts(429)]).toEqual([10, 50]);
  const refused = await tryWords(guesser, words.join(" "));
  expect(refused.body).toEqual({ code: "too-many", detail: { retryAfterSeconds: 3_600 } });
  at = new Date(at.getTime() + 3_600_000);
  expect((await tryWords(guesser, words.join(" "))).status).toBe(200);
});

test("A8 [CB-5] [AC-5] who guesses from a school with ever new browsers rings the alarm and shuts out nobody", async () => {
  await using world = await openWorld(behindProxy);
  const { words, consultation } = await withWords(world);
  let found = 0;
  let refused = 0;
  for (let browsers = 0; browsers < 26; browsers++) {
    const guesser = await world.consultee();
    const tries = Array.from({ length: 5 }, (_, at) => tryWords(guesser, drawn(browsers * 5 + at)));
    for (const { status } of await Promise.all(tries)) {
      if (status === 200) found++;
      if (status === 429) refused++;
    }
  }
  expect(found).toBe(0);
  // From a hundred on, three tries each.
  expect(refused).toBeGreaterThanOrEqual(10);
  // A child of that school mistypes twice, and comes back; one elsewhere as well.
  const child = await world.consultee();
  expect((await tryWords(child, drawn(900))).status).toBe(404);
  expect((await tryWords(child, drawn(901))).status).toBe(404);
  expect((await tryWords(child, words.join(" "))).body.consultation.id).toBe(consultation);
  expect((await tryWords(await world.consultee(), words.join(" "), "198.51.100.5")).status).toBe(200);

  const lines = await world.storage.db
    .selectFrom("audit_line")
    .select(["actor_kind", "facts"])
    .where("act", "=", "words:guess")
    .orderBy("position")
    .execute();
  const hash = expect.stringMatching(/^[\da-f]{64}$/);
  expect(lines.map(({ facts }) => facts)).toEqual(
    expect.arrayContaining([
      { count: 30, networkHash: hash },
      { count: 60, networkHash: hash },
      { count: 100 },
    ]),
  );
  expect(world.logged()).toMatch(/"level":40.*Somebody guesses at recovery words/);
  expect(world.logged()).not.toMatch(/203\.0\.113|198\.51\.100/);
  const { recovery_words_alarms: alarms, recovery_words_missed: missed } = world.app.vital.gauges;
  expect(alarms?.read()).toBe(lines.length);
  expect(missed?.read()).toBeGreaterThanOrEqual(100);
  const kept = await sql<{ text: string }>`select t::text from recovery_failure t`.execute(world.storage.db);
  expect(JSON.stringify(kept.rows)).not.toMatch(/203\.0\.113|198\.51\.100/);
  console.info(
    `A8: 130 guesses from one address: 0 found, ${refused} held up, ${lines.length} alarms; nobody else was.`,
  );
});

test("A10 A8 [SE-8] who owns the database points their own words at a child in vain", async () => {
  await using world = await openWorld(behindProxy);
  const [bully, child] = [await withWords(world), await withWords(world)];
  const of = (one: typeof child) => sql`select consultee_id from consultation where id = ${one.consultation}`;
  await sql`delete from recovery_words where consultee_id = (${of(child)})`.execute(world.storage.db);
  await sql`update recovery_words set consultee_id = (${of(child)}) where consultee_id = (${of(bully)})`.execute(
    world.storage.db,
  );
  expect((await tryWords(await world.consultee(), bully.words.join(" "))).status).toBe(404);
});

test("A8 [AC-5] a school of 400 may come back in one minute", () => {
  const { perMinute = 0, by } = everydayLimits["/api/come-back"] ?? {};
  expect([perMinute >= 400, by]).toEqual([true, "address"]);
});
