import { sql } from "kysely";
import { expect, test } from "vitest";
import { type Caller, newIdempotencyKey, openWorld, type World } from "../../test/world.ts";
import { forgetTellers } from "./forget-tellers.ts";
import { wrongCodesAllowed } from "./guesses.ts";

const schools = ["見本小学校", "見本中学校"];
const path = "/api/school-code";

/** A city that counts by codes: an administrator of it, and the code of each school. */
async function begin(world: World) {
  const admin = await world.staff("administrator");
  await admin.call("/api/desk/schools/set", { version: 0, schools });
  await admin.call("/api/desk/school-codes/switch", { version: 0, on: true });
  return { admin, codes: await codesOf(admin) };
}

async function codesOf(admin: Caller): Promise<string[]> {
  const { codes } = (await admin.call("/api/desk/school-codes", {})).body;
  return codes.map(({ code }) => code ?? "");
}

async function written(world: World, origin?: string): Promise<Caller> {
  const child = await world.consultee(origin);
  const epoch = world.app.tools.epoch();
  await child.call("/api/open", { epoch, key: newIdempotencyKey(), text: "あのね" });
  return child;
}

async function countsOf({ storage }: World): Promise<unknown> {
  return (await sql`select month, counts from school_month order by month`.execute(storage.db)).rows;
}

/** Every row of every table but those named. */
async function everythingBut({ storage: { db } }: World, left: readonly string[]): Promise<string[]> {
  const { rows: named } = await sql<{ name: string }>`
    select quote_ident(table_name) as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db);
  const tables = named.map(({ name }) => name).filter((name) => !left.includes(name));
  const found = tables.map(async (name) => {
    const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.raw(name)} t`.execute(db);
    return rows.map(({ text }) => `${name}: ${text}`).sort();
  });
  return (await Promise.all(found)).flat();
}

test("[SC-1] [S8.10] a city begins without codes: nothing is asked for, printed or counted; where it wants them, every school has its own", async () => {
  await using world = await openWorld();
  const admin = await world.staff("administrator");
  await admin.call("/api/desk/schools/set", { version: 0, schools });
  expect((await admin.call("/api/desk/school-codes", {})).body).toEqual({
    ...{ version: 0, on: false },
    codes: schools.map((school) => ({ school, code: null })),
  });
  /** By a process that has not counted yet: each counts once a second. */
  const isAsked = async () => {
    const visitor = world.visitor((await world.another()).origin);
    return (await visitor.call("/api/reception", { wording: "standard" })).body.schoolCodes;
  };
  expect(await isAsked()).toBe(false);
  expect((await (await written(world)).callAny(path, { code: "123456789" })).status).toBe(404);

  expect((await admin.call("/api/desk/school-codes/switch", { version: 0, on: true })).body).toEqual({
    version: 1,
  });
  expect(await isAsked()).toBe(true);
  const codes = await codesOf(admin);
  for (const code of codes) expect(code).toMatch(/^\d{9}$/);
  expect(new Set(codes).size).toBe(2);
  // Whoever saw an older version changes nothing.
  expect((await admin.callAny("/api/desk/school-codes/switch", { version: 0, on: false })).status).toBe(409);
  const { lines } = (await admin.call("/api/audit/search", { acts: ["settings:change"] })).body;
  expect(lines.map(({ facts }) => facts)).toContainEqual({ setting: "school-codes", version: 1 });
});

test("[SC-1] a code that was changed counts no more, nor any while the city does not count; the talk goes on in any case", async () => {
  await using world = await openWorld();
  const { admin, codes } = await begin(world);
  const [old = "", other = ""] = codes;
  const renew = (school: string) => admin.callAny("/api/desk/school-codes/renew", { version: 1, school });
  expect((await renew("どこにもない学校")).status).toBe(404);
  expect((await renew("見本小学校")).status).toBe(200);
  const [fresh = "", same = ""] = await codesOf(admin);
  expect([fresh === old, same === other]).toEqual([false, true]);

  const child = await written(world);
  expect((await child.callAny(path, { code: old })).status).toBe(404);
  await admin.call("/api/desk/school-codes/switch", { version: 2, on: false });
  expect((await child.callAny(path, { code: fresh })).status).toBe(404);
  const epoch = world.app.tools.epoch();
  const consultation = (await child.call("/api/arrive", {})).body.consultation?.id;
  const more = { epoch, consultation, key: newIdempotencyKey(), text: "きいて" };
  expect((await child.callAny("/api/send", more)).status).toBe(200);
  expect(await countsOf(world)).toEqual([]);
  // Switched on again, the cards are good.
  await admin.call("/api/desk/school-codes/switch", { version: 3, on: true });
  expect((await child.callAny(path, { code: fresh })).status).toBe(200);
});

test("[SC-2] a code becomes one more of its school's month and a token, and changes nothing else: no row says who told which", async () => {
  let now = new Date("2026-11-24T01:00:00Z");
  await using world = await openWorld({ now: () => now });
  const { codes } = await begin(world);
  const [small = "", large = ""] = codes;
  const children = [await written(world), await written(world), await written(world)] as const;
  const others = ["school_month", "school_teller"];
  const before = await everythingBut(world, others);
  const logged = world.logged().length;

  const [one, two, three] = children;
  for (const [child, code] of [
    ...([
      [one, small],
      [two, large],
      [three, `${large.slice(0, 3)} ${large.slice(3)}`],
    ] as const),
    // Told again, by whichever code: answered alike, and not counted.
    ...([
      [one, small],
      [one, large],
    ] as const),
  ])
    expect(await child.call(path, { code })).toEqual({ status: 200, body: {} });

  expect(await everythingBut(world, others)).toEqual(before);
  for (const said of [...codes, ...schools]) expect(world.logged().slice(logged)).not.toContain(said);
  expect(await countsOf(world)).toEqual([{ month: "2026-11", counts: { 見本小学校: 1, 見本中学校: 2 } }]);
  const tellers = sql<{ text: string }>`select t::text as text from school_teller t`;
  const tokens = (await tellers.execute(world.storage.db)).rows.map(({ text }) => text);
  expect(tokens).toHaveLength(3);
  for (const token of tokens) expect(token).toMatch(/^\(2026-11,"?\\\\?x[0-9a-f]{64}"?\)$/);
  // What PostgreSQL itself notes beside a row does not lead from the one to the other.
  const { rows } = await sql<{ shared: string }>`
    select count(*)::text as shared from school_month m join school_teller t on t.xmin = m.xmin`.execute(
    world.storage.db,
  );
  expect(rows).toEqual([{ shared: "0" }]);

  // In December, in Japan, those of before are gone, and there are others.
  await forgetTellers(world.app.tools);
  expect((await tellers.execute(world.storage.db)).rows).toHaveLength(3);
  now = new Date("2026-11-30T15:00:00Z");
  await forgetTellers(world.app.tools);
  expect((await tellers.execute(world.storage.db)).rows).toHaveLength(0);
  await one.call(path, { code: small });
  expect((await tellers.execute(world.storage.db)).rows).toHaveLength(1);
  expect(await countsOf(world)).toMatchObject([
    { month: "2026-11" },
    { month: "2026-12", counts: { 見本小学校: 1 } },
  ]);
});

test("[SC-2] told by two presses at once, on two processes, one counts once; many at once are all counted", async () => {
  await using world = await openWorld();
  const { codes } = await begin(world);
  const code = codes[0] ?? "";
  const { origin } = await world.another();
  const child = await written(world);
  const press = (at: string) =>
    fetch(at + path, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: child.cookie, origin: at },
      body: JSON.stringify({ code }),
    });
  const answers = await Promise.all([press(world.origin), press(origin), press(world.origin)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const many = await Promise.all(Array.from({ length: 6 }, () => written(world)));
  await Promise.all(many.map((one) => one.call(path, { code })));
  expect(await countsOf(world)).toMatchObject([{ counts: { 見本小学校: 7 } }]);
});

test("[SC-1] before the first message nothing is taken, however right", async () => {
  await using world = await openWorld();
  const { codes } = await begin(world);
  expect((await (await world.consultee()).callAny(path, { code: codes[0] })).status).toBe(404);
  expect(await countsOf(world)).toEqual([]);
});

test("[SC-3] officials and administrators see months that are over, and no number that is too small", async () => {
  let now = new Date("2026-11-24T01:00:00Z");
  await using world = await openWorld({ now: () => now });
  const { admin, codes } = await begin(world);
  for (const [nth, many] of [2, 6].entries())
    for (let one = 0; one < many; one++) await (await written(world)).call(path, { code: codes[nth] ?? "" });
  const month = "2026-11";
  expect((await admin.callAny("/api/desk/school-counts", { month })).status).toBe(400);
  now = new Date("2026-12-01T01:00:00Z");
  const official = await world.staff("official");
  const shown = (await official.call("/api/desk/school-counts", { month })).body;
  // Beside the sum of eight, six alone would say two.
  expect(shown).toEqual({
    schools: [
      { school: "見本小学校", count: null },
      { school: "見本中学校", count: null },
    ],
    all: 8,
  });
  expect((await official.call("/api/desk/school-counts", { month: "2026-10" })).body).toEqual({
    schools: schools.map((school) => ({ school, count: 0 })),
    all: 0,
  });
});

test("[SC-4] whoever guesses from a network waits there, and nobody's words wait with them", async () => {
  await using world = await openWorld();
  const { codes } = await begin(world);
  const child = await written(world);
  // Never the first digit of a right one: whatever was drawn, this is wrong.
  const first = [..."0123456789"].find((digit) => codes.every((code) => !code.startsWith(digit)));
  const wrong = `${first}00000000`;
  for (let nth = 0; nth < wrongCodesAllowed; nth++)
    expect((await child.callAny(path, { code: nth % 2 ? wrong : "まちがい" })).status).toBe(404);
  const other = await written(world);
  const refused = await other.callAny(path, { code: codes[0] });
  expect(refused).toMatchObject({ status: 429, body: { code: "too-many" } });
  const epoch = world.app.tools.epoch();
  const { status } = await (await world.consultee()).callAny("/api/open", {
    ...{ epoch, key: newIdempotencyKey(), text: "あのね" },
  });
  expect(status).toBe(200);
});
