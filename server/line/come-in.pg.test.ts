import { expect, test } from "vitest";
import { cookieOf, goThroughSignIn, type LineCity, openLineCity } from "../../test/line.ts";
import { newIdempotencyKey } from "../../test/world.ts";
import { switchLineSetting } from "./settings.ts";

type Jars = Map<string, Map<string, string>>;

const enter = ({ world }: LineCity): string => `${world.origin}/api/line/enter`;

/** A call by the page in this browser; its cookies are kept as a browser keeps them. */
async function call<Body>(
  city: LineCity,
  jars: Jars,
  path: string,
  body: object,
): Promise<Body & { code?: string }> {
  const { origin } = city.world;
  const answer = await fetch(origin + path, {
    method: "POST",
    headers: { origin, cookie: cookieOf(jars, origin), "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const jar = jars.get(new URL(origin).host) ?? new Map<string, string>();
  jars.set(new URL(origin).host, jar);
  for (const line of answer.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === "") jar.delete(name);
    else jar.set(name, value);
  }
  return (await answer.json()) as Body & { code?: string };
}

type Arrived = { visitor: string; consultation: { id: string } | null };

const arrive = (city: LineCity, jars: Jars) => call<Arrived>(city, jars, "/api/arrive", {});
const comeIn = (city: LineCity, jars: Jars, choice = "unless-other") =>
  call<{ state: string }>(city, jars, "/api/line/come-in", { choice });

async function open(city: LineCity, jars: Jars): Promise<string> {
  const epoch = city.world.app.tools.epoch();
  const body = { epoch, key: newIdempotencyKey(), text: "あの" };
  return (await call<{ consultation: string }>(city, jars, "/api/open", body)).consultation;
}

test("[S5] [S8.11] [LI-6] who comes by LINE opens a consultation of the same list, and comes back to it from any browser", async () => {
  await using city = await openLineCity();
  const phone = city.phone();
  const { end, jars } = await goThroughSignIn(city, enter(city), phone);
  expect(end.href).toBe(`${city.world.origin}/#line=in`);
  expect(await comeIn(city, jars)).toEqual({ state: "in" });
  const consultation = await open(city, jars);
  const counsellor = await city.world.staff("counsellor");
  const epoch = city.world.app.tools.epoch();
  const claimed = await counsellor.callAny("/api/desk/claim", { epoch, consultation });
  expect(claimed.body).toMatchObject({ entrance: "line", id: consultation });
  // Another browser, and another one again after LINE was opened anew.
  const later = await goThroughSignIn(city, enter(city), phone);
  expect(await comeIn(city, later.jars)).toEqual({ state: "in" });
  expect((await arrive(city, later.jars)).consultation?.id).toBe(consultation);
  // Somebody else at LINE is somebody else here.
  const other = await goThroughSignIn(city, enter(city), city.phone("mihon-b"));
  expect(await comeIn(city, other.jars)).toEqual({ state: "in" });
  expect((await arrive(city, other.jars)).consultation).toBeNull();
});

test("[LI-6] [SE-7] who has written in this browser another way is asked first, and nothing of theirs goes over", async () => {
  await using city = await openLineCity();
  const jars: Jars = new Map();
  await arrive(city, jars);
  const web = await open(city, jars);
  const visitor = (await arrive(city, jars)).visitor;
  await goThroughSignIn(city, enter(city), city.phone(), jars);
  expect(await comeIn(city, jars)).toEqual({ state: "choose" });
  expect((await arrive(city, jars)).visitor).toBe(visitor);
  expect(await comeIn(city, jars, "stay")).toEqual({ state: "same" });
  expect(await comeIn(city, jars, "replace")).toEqual({ state: "nothing" });
  expect((await arrive(city, jars)).consultation?.id).toBe(web);
  await goThroughSignIn(city, enter(city), city.phone(), jars);
  expect(await comeIn(city, jars, "replace")).toEqual({ state: "in" });
  const now = await arrive(city, jars);
  expect(now.consultation).toBeNull();
  expect(now.visitor).not.toBe(visitor);
});

test("[S8.1] [LI-6] one's own consultation is linked with LINE, found from there, and let go again", async () => {
  await using city = await openLineCity();
  const [phone, jars] = [city.phone(), new Map() as Jars];
  await arrive(city, jars);
  const consultation = await open(city, jars);
  const begun = await call<{ url: string }>(city, jars, "/api/line/begin-link", {});
  const { end } = await goThroughSignIn(city, begun.url, phone, jars);
  expect(end.hash).toBe("#line=linked");
  expect(await call(city, jars, "/api/line/standing", {})).toEqual({ open: true, linked: true });
  const later = await goThroughSignIn(city, enter(city), phone);
  await comeIn(city, later.jars);
  expect((await arrive(city, later.jars)).consultation?.id).toBe(consultation);
  // The same account does not lead to two people.
  const second: Jars = new Map();
  await arrive(city, second);
  await open(city, second);
  const again = await call<{ url: string }>(city, second, "/api/line/begin-link", {});
  expect((await goThroughSignIn(city, again.url, phone, second)).end.hash).toBe("#line=taken");
  await call(city, jars, "/api/line/unlink", {});
  expect(await call(city, jars, "/api/line/standing", {})).toEqual({ open: true, linked: false });
  expect((await arrive(city, jars)).consultation?.id).toBe(consultation);
  const after = await goThroughSignIn(city, enter(city), phone);
  await comeIn(city, after.jars);
  expect((await arrive(city, after.jars)).consultation).toBeNull();
});

test("A7 [LI-6] LINE's answer counts once, in the browser that began, and only if it says what it has to", async () => {
  await using city = await openLineCity();
  const phone = city.phone();
  const isIn = async (jars: Jars): Promise<string> => (await comeIn(city, jars)).state;
  const refused = await goThroughSignIn(city, enter(city), null);
  expect(refused.end.hash).toBe("#line=not-in");
  for (const bend of [
    (claims: Record<string, unknown>) => ({ ...claims, nonce: "another" }),
    (claims: Record<string, unknown>) => ({ ...claims, aud: "9999999999" }),
    (claims: Record<string, unknown>) => ({ ...claims, iss: "https://line.example.jp" }),
    (claims: Record<string, unknown>) => ({ ...claims, exp: 1_000_000 }),
    (claims: Record<string, unknown>) => ({ ...claims, sub: "somebody" }),
    ({ sub: _, ...claims }: Record<string, unknown>) => claims,
  ]) {
    city.line.bendIdToken = bend;
    const bent = await goThroughSignIn(city, enter(city), phone);
    expect([bend.toString(), bent.end.hash]).toEqual([bend.toString(), "#line=not-in"]);
    expect(await isIn(bent.jars)).toBe("nothing");
  }
  city.line.bendIdToken = (claims) => claims;
  // Without the cookie of the browser that began; with a state that nobody gave.
  const start = await fetch(enter(city), { redirect: "manual" });
  const asked = start.headers.get("location") ?? "";
  expect((await goThroughSignIn(city, asked, phone)).end.hash).toBe("#line=not-in");
  const invented = await fetch(`${city.world.origin}/api/line/callback?code=x&state=y`, {
    redirect: "manual",
  });
  expect(invented.headers.get("location")).toBe("/#line=not-in");
  // What was proven counts once.
  const { jars } = await goThroughSignIn(city, enter(city), phone);
  const copy: Jars = new Map([...jars].map(([host, jar]) => [host, new Map(jar)]));
  expect(await isIn(jars)).toBe("in");
  expect(await isIn(copy)).toBe("nothing");
});

test("[SE-8] [LI-6] a link that somebody else wrote into the database leads nobody anywhere", async () => {
  await using city = await openLineCity();
  const { db } = city.world.storage;
  const victim: Jars = new Map();
  await arrive(city, victim);
  const consultation = await open(city, victim);
  const attacker = await goThroughSignIn(city, enter(city), city.phone("mihon-b"));
  expect(await comeIn(city, attacker.jars)).toEqual({ state: "in" });
  const { consultee_id } = await db
    .selectFrom("consultation")
    .select("consultee_id")
    .where("id", "=", consultation as never)
    .executeTakeFirstOrThrow();
  await db.updateTable("line_link").set({ consultee_id }).execute();
  const again = await goThroughSignIn(city, enter(city), city.phone("mihon-b"));
  expect((await comeIn(city, again.jars)).code).toBe("busy");
  // Nor does a proof, or the end of a way that was begun, that was turned to somebody else.
  const { friend_mac } = await db.selectFrom("line_link").select("friend_mac").executeTakeFirstOrThrow();
  await db.deleteFrom("line_link").execute();
  const third = await goThroughSignIn(city, enter(city), city.phone());
  await db.updateTable("line_proof").set({ friend_mac }).execute();
  expect((await comeIn(city, third.jars)).state).toBe("nothing");
  const own: Jars = new Map();
  await arrive(city, own);
  await open(city, own);
  const begun = await call<{ url: string }>(city, own, "/api/line/begin-link", {});
  await db.updateTable("line_attempt").set({ consultee_id }).execute();
  expect((await goThroughSignIn(city, begun.url, city.phone(), own)).end.hash).toBe("#line=not-in");
});

test("[LI-7] with LINE switched off its way in leads to our page, which is whole without it", async () => {
  await using city = await openLineCity();
  await switchLineSetting(city.world.app.tools, { kind: "system" }, { open: false, dangerWords: false });
  const answer = await fetch(enter(city), { redirect: "manual" });
  expect(answer.headers.get("location")).toBe("/");
  const jars: Jars = new Map();
  await arrive(city, jars);
  expect(await open(city, jars)).toMatch(/^[\da-f-]{36}$/);
  expect(await call(city, jars, "/api/line/standing", {})).toEqual({ open: false, linked: false });
  expect((await call(city, jars, "/api/line/begin-link", {})).code).toBe("not-found");
});
