import { sql } from "kysely";
import { expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { inviteStaff } from "./invite.ts";
import { hashToken } from "./token.ts";

const password = "そらとぶ くじらの ゆめ";

async function invite({ app }: World, name: string): Promise<string> {
  const person = { name, displayName: `見本 ${name}`, roles: ["counsellor" as const] };
  return (await inviteStaff(app.tools, person))?.token ?? "";
}

/** How an invitation is answered, and the cookie that comes with it. */
async function accept(
  { origin }: World,
  token: string,
): Promise<{ status: number; text: string; cookie: string }> {
  const answer = await fetch(`${origin}/api/staff/accept-invitation`, {
    method: "POST",
    headers: { origin, "content-type": "application/json" },
    body: JSON.stringify({ token, password }),
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
  const cookie = cookies.find((one) => one.startsWith("yorisoi-staff=")) ?? "";
  return { status: answer.status, text: await answer.text(), cookie };
}

const spent = { status: 410, text: '{"code":"invitation-spent","detail":{}}', cookie: "" };

test("A7 an invitation works once, also for ten who hold the same link at the same moment", async () => {
  await using world = await openWorld();
  const token = await invite(world, "hitori");
  const all = await Promise.all(Array.from({ length: 10 }, () => accept(world, token)));
  expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
  for (const one of all) if (one.status !== 200) expect(one).toEqual(spent);
  expect(await accept(world, token)).toEqual(spent);
});

test("A7 an invitation is good for three days to the moment; then it is answered like one that never was", async () => {
  let at = new Date("2026-11-02T09:00:00Z");
  await using world = await openWorld({ now: () => at });
  const tokens = [await invite(world, "hayai"), await invite(world, "osoi")];
  at = new Date(at.getTime() + 72 * 3_600_000 - 1);
  expect((await accept(world, tokens[0] ?? "")).status).toBe(200);
  at = new Date(at.getTime() + 1);
  expect(await accept(world, tokens[1] ?? "")).toEqual(spent);
  expect(await accept(world, "x".repeat(43))).toEqual(spent);
});

test("[SE-5] an invitation that was not accepted in time is renewed by a reset: a new link, good for three days, and the old one stays worthless", async () => {
  let at = new Date("2026-11-02T09:00:00Z");
  await using world = await openWorld({ now: () => at });
  const old = await invite(world, "osoi");
  at = new Date(at.getTime() + 73 * 3_600_000);
  const administrator = await world.staff("administrator");
  const seen = async () =>
    (await administrator.call("/api/staff/list", {})).body.people.find(({ name }) => name === "osoi");
  const { id = "" as never, standing } = (await seen()) ?? {};
  expect(standing).toBe("lapsed");
  const renewed = { staff: id, reason: "きげんが すぎたため" };
  const { body } = await administrator.call("/api/staff/reset", renewed);
  expect(body.approval).toBeNull();
  expect(await seen()).toMatchObject({ standing: "invited", invitedUntil: body.invitation?.expiresAt });
  expect(await accept(world, old)).toEqual(spent);
  expect((await accept(world, body.invitation?.token ?? "")).status).toBe(200);
  expect(await seen()).toMatchObject({ standing: "active", invitedUntil: null });
});

test("[ST-8] whoever others have yet to agree to is awaited, not lapsed: until they agree, refuse, or a day is over", async () => {
  let at = new Date("2026-11-02T09:00:00Z");
  await using world = await openWorld({ now: () => at });
  const administrator = await world.staff("administrator");
  const official = await world.staff("official");
  const ask = async (name: string) => {
    const asked = { name, displayName: `見本 ${name}`, roles: ["official" as const], reason: "四月から" };
    return (await administrator.call("/api/staff/invite", asked)).body.approval ?? "";
  };
  const standing = async () =>
    (await administrator.call("/api/staff/list", {})).body.people
      .filter(({ name }) => name.startsWith("asked"))
      .map((one) => `${one.name} ${one.standing}`)
      .sort();
  const [first, second] = [await ask("asked1"), await ask("asked2"), await ask("asked3")];
  expect(await standing()).toEqual(["asked1 awaited", "asked2 awaited", "asked3 awaited"]);
  expect((await official.call("/api/approval/agree", { approval: first })).status).toBe(200);
  expect((await official.call("/api/approval/refuse", { approval: second })).status).toBe(200);
  expect(await standing()).toEqual(["asked1 invited", "asked2 lapsed", "asked3 awaited"]);
  at = new Date(at.getTime() + 24 * 3_600_000);
  const later = await world.staff("administrator");
  const people = (await later.call("/api/staff/list", {})).body.people;
  expect(people.find(({ name }) => name === "asked3")?.standing).toBe("lapsed");
});

test("A7 whoever has left is let in by no invitation", async () => {
  await using world = await openWorld();
  const token = await invite(world, "satta");
  await sql`update staff set ended_at = now() where sign_in_name = 'satta'`.execute(world.storage.db);
  expect(await accept(world, token)).toEqual(spent);
});

test("[SE-5] of the link, the session and the password only hashes are stored", async () => {
  await using world = await openWorld();
  const token = await invite(world, "himitsu");
  const { cookie } = await accept(world, token);
  const session = cookie.slice("yorisoi-staff=".length);
  expect(session).toMatch(/^[\w-]{64}$/);
  const { rows } = await sql<{ row: string }>`
    select t::text as row from staff t union all select t::text from staff_invitation t
    union all select t::text from staff_session t`.execute(world.storage.db);
  const stored = rows.map(({ row }) => row).join("\n");
  for (const secret of [token, session, password]) {
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain(Buffer.from(secret).toString("hex"));
  }
  expect(stored).toContain(hashToken(token).toString("hex"));
  expect(stored).toContain("$argon2id$");
});
