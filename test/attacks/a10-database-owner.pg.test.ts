import { sql } from "kysely";
import { expect, test } from "vitest";
import type { ConsulteeEntry, StaffEntry } from "../../contract/sync.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import { beginSession } from "../../server/staff/begin-session.ts";
import { inviteStaff } from "../../server/staff/invite.ts";
import { hashPassword } from "../../server/staff/password.ts";
import { type Caller, newIdempotencyKey, openWorld, type World } from "../world.ts";
import { openTalk, type Talk } from "./people.ts";

/** A talk is: 1 consultee, 2 claim, 3 counsellor, 4 consultee. Two of them, and what the owner of the database does. */
const deeds: Record<string, { readonly deed: string; readonly unreadable: readonly number[] }> = {
  "swaps the sealed bodies of two messages of the child": {
    deed: "update entry e set sealed = f.sealed from entry f where e.consultation_id = $1 and f.consultation_id = $1 and (e.seq, f.seq) in ((1, 4), (4, 1))",
    unreadable: [1, 4],
  },
  "swaps them with all that belongs to them": {
    deed: "update entry e set (sealed, body_mac, at) = (f.sealed, f.body_mac, f.at) from entry f where e.consultation_id = $1 and f.consultation_id = $1 and (e.seq, f.seq) in ((1, 4), (4, 1))",
    unreadable: [1, 4],
  },
  "puts another child's words into this talk": {
    deed: "update entry e set sealed = f.sealed, body_mac = f.body_mac from entry f where e.consultation_id = $1 and f.consultation_id = $2 and e.seq = 5 and f.seq = 5",
    unreadable: [5],
  },
  "lets the counsellor's words be the child's": {
    deed: "update entry set by_whom = 'consultee', staff_id = null where consultation_id = $1 and seq = 4",
    unreadable: [4],
  },
  "lets the child's words be the counsellor's": {
    deed: "update entry e set by_whom = 'counsellor', staff_id = f.staff_id from entry f where e.consultation_id = $1 and f.consultation_id = $1 and e.seq = 5 and f.seq = 4",
    unreadable: [5],
  },
  "lets a colleague have said it": {
    deed: "update entry e set staff_id = f.staff_id from entry f where e.consultation_id = $1 and f.consultation_id = $2 and e.seq = 4 and f.seq = 4",
    unreadable: [4],
  },
  "changes one byte": {
    deed: "update entry set sealed = set_byte(sealed, 30, 255 - get_byte(sealed, 30)) where consultation_id = $1 and seq = 1",
    unreadable: [1],
  },
  "cuts a body short": {
    deed: "update entry set sealed = substring(sealed for 9) where consultation_id = $1 and seq = 1",
    unreadable: [1],
  },
  "empties a claim": {
    deed: "update entry set staff_id = null, mark = null where consultation_id = $1 and seq = 2",
    unreadable: [2],
  },
  "destroys the key": { deed: "delete from data_key where consultation_id = $1", unreadable: [1, 4, 5] },
  "puts another talk's key in its place": {
    deed: "update data_key k set wrapped = j.wrapped from data_key j where k.consultation_id = $1 and j.consultation_id = $2",
    unreadable: [1, 4, 5],
  },
};

async function befalls(world: World, deed: string, talk: Talk, other: Talk): Promise<void> {
  const text = deed.replaceAll("$1", `'${talk.consultation}'`).replaceAll("$2", `'${other.consultation}'`);
  const { numAffectedRows } = await sql.raw(text).execute(world.storage.db);
  expect(Number(numAffectedRows)).toBeGreaterThan(0);
}

type Skin = "stream" | "wait" | "now";

/** What a caller is shown of a consultation from its beginning, on a process that has nothing of it in memory. */
async function entriesOf(caller: Caller, path: string, { epoch }: Talk, ids: ConsultationId[], skin: Skin) {
  const body = JSON.stringify({
    epoch,
    skin,
    watch: ids.map((consultation) => ({ consultation, after: 0 })),
  });
  const headers = { origin: caller.origin, cookie: caller.cookie, "content-type": "application/json" };
  const answer = await fetch(caller.origin + path, { method: "POST", headers, body });
  expect(answer.status).toBe(200);
  const found = new Map(ids.map((id) => [id, [] as (ConsulteeEntry | StaffEntry)[]]));
  const take = (frame: {
    t: string;
    consultation: ConsultationId;
    entries: (ConsulteeEntry | StaffEntry)[];
  }): void => {
    if (frame.t === "entries") found.get(frame.consultation)?.push(...frame.entries);
  };
  if (skin !== "stream") {
    for (const frame of ((await answer.json()) as { frames: Parameters<typeof take>[0][] }).frames)
      take(frame);
    return found;
  }
  let text = "";
  for await (const piece of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += piece;
    const lines = text.split("\n\n");
    text = lines.pop() ?? "";
    for (const line of lines) if (line.startsWith("data: ")) take(JSON.parse(line.slice(6)));
    if ([...found.values()].every((entries) => entries.length > 4)) break;
  }
  return found;
}

test.for(Object.entries(deeds))(
  "A10 [SE-1] the database's owner %s: noticed in its place, and only there",
  async ([, { deed, unreadable }]) => {
    await using world = await openWorld();
    const [talk, other, third] = [await openTalk(world), await openTalk(world), await openTalk(world)];
    await befalls(world, deed, talk, other);
    const { origin } = await world.another();

    const readers = [
      {
        caller: { ...talk.counsellor, origin },
        path: "/api/desk/sync",
        ids: [talk, other, third].map((one) => one.consultation),
      },
      { caller: { ...talk.consultee, origin }, path: "/api/sync", ids: [talk.consultation] },
    ];
    for (const { caller, path, ids } of readers) {
      for (const skin of ["now", "wait", "stream"] as const) {
        const found = await entriesOf(caller, path, talk, ids, skin);
        for (const [id, entries] of found) {
          expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
          const closed = entries.filter(({ kind }) => kind === "unreadable").map(({ seq }) => seq);
          expect(closed).toEqual(id === talk.consultation ? unreadable : []);
        }
      }
    }
    expect(world.logged()).toMatch(
      new RegExp(`"level":50,.*"consultation":"${talk.consultation}".*does not open`),
    );
    expect(world.logged()).not.toContain("はじめまして");

    // The others go on, live, beside a reader of the broken one.
    const { epoch, consultation } = third;
    const said = { epoch, consultation, key: newIdempotencyKey(), text: "まだ いますか" };
    expect((await third.consultee.call("/api/send", said)).status).toBe(200);
    const after = await entriesOf({ ...third.consultee, origin }, "/api/sync", third, [consultation], "now");
    expect(JSON.stringify([...after])).toContain("まだ いますか");
  },
);

test("[S11.8] A10 [DL-1] what cannot be sealed is not taken: with another talk's key nothing is acknowledged, others are served", async () => {
  await using world = await openWorld();
  const [talk, other, third] = [await openTalk(world), await openTalk(world), await openTalk(world)];
  await befalls(world, deeds["puts another talk's key in its place"]?.deed ?? "", talk, other);
  const { origin } = await world.another();
  const all = await Promise.all(
    [talk, other, third].flatMap(({ epoch, consultation, consultee }) =>
      Array.from({ length: 5 }, async (_, at) => {
        const body = JSON.stringify({ epoch, consultation, key: newIdempotencyKey(), text: `いま ${at}` });
        const headers = { origin, cookie: consultee.cookie, "content-type": "application/json" };
        const { status } = await fetch(`${origin}/api/send`, { method: "POST", headers, body });
        return { consultation, status };
      }),
    ),
  );
  for (const { consultation, status } of all)
    expect(status).toBe(consultation === talk.consultation ? 500 : 200);
});

/** Rows that say who may enter or read: whoever changes them without the keys makes them worth nothing. */
const grants: [string, string][] = [
  [
    "gives a child's talk to a consultee of their own",
    "update consultation set consultee_id = $own where id = $talk",
  ],
  [
    "gives their own token to the child",
    "update consultee_token set consultee_id = $child where consultee_id = $own",
  ],
  [
    "stamps their own token with the stamp of the child's",
    "update consultee_token o set (consultee_id, stamp) = (c.consultee_id, c.stamp) from consultee_token c where o.consultee_id = $own and c.consultee_id = $child",
  ],
  [
    "takes the stamp of their own token away",
    "update consultee_token set consultee_id = $child, stamp = null where consultee_id = $own",
  ],
  [
    "puts a token they know into a counsellor's session",
    "update staff_session set token_hash = sha256($known) where staff_id = $staff",
  ],
  [
    "makes a session of their own",
    "insert into staff_session (token_hash, staff_id, created_at, expires_at, level, stamp) select sha256($known), staff_id, created_at, expires_at, 2, stamp from staff_session where staff_id = $staff",
  ],
  [
    "gives a session that they have, as an administrator, to the counsellor",
    "update staff_session set staff_id = $staff where staff_id = $accomplice",
  ],
  [
    "makes a session that has shown a password only count as full",
    "update staff_session set level = 2 where staff_id = $half",
  ],
  [
    "lets an administrator be a counsellor too",
    "update staff set roles = '{administrator,counsellor}' where id = $accomplice",
  ],
  [
    "gives an administrator the row of the counsellor",
    "update staff a set (roles, stamp) = (c.roles, c.stamp) from staff c where a.id = $accomplice and c.id = $staff",
  ],
  [
    "breaks the glass for an operator",
    "with asked as (insert into approval (id, act, reason, needed, asked_by, asked_at, expires_at) values (gen_random_uuid(), 'break-glass:begin', '', 2, $operator, now(), now()) returning id) insert into break_glass (id, staff_id, approval_id, began_at, until) select gen_random_uuid(), $operator, id, now() - interval '1 minute', now() + interval '50 minutes' from asked",
  ],
];

const cookiesOf = (deed: string, own: string, of: Record<string, string>): string => {
  if (deed.includes("$operator")) return of["operator"] ?? "";
  if (deed.includes("$half")) return of["half"] ?? "";
  if (deed.includes("$accomplice")) return of["accomplice"] ?? "";
  return `${own}; yorisoi-staff=${of["known"]}`;
};

test.for(grants)("A10 [SE-8] the database's owner %s, and reads nothing", async ([, deed]) => {
  await using world = await openWorld();
  const { epoch, consultation, counsellor, consultee } = await openTalk(world);
  const owner = await world.consultee();
  await owner.call("/api/open", { epoch, key: newIdempotencyKey(), text: "わたしの" });
  const accomplice = await world.staff("administrator");
  const operator = await world.staff("operator");
  const { tools } = world.app;
  const half = await world.staff("counsellor");
  const begun = await beginSession(tools.db, tools.stamps, half.staff, tools.now(), { level: 1 });
  const rows = await world.storage.db.selectFrom("consultation").select(["id", "consultee_id"]).execute();
  const ids: Record<string, string | undefined> = {
    $own: rows.find(({ id }) => id !== consultation)?.consultee_id,
    $child: rows.find(({ id }) => id === consultation)?.consultee_id,
    $talk: consultation,
    $staff: counsellor.staff.id,
    $accomplice: accomplice.staff.id,
    $operator: operator.staff.id,
    $half: half.staff.id,
    // Of a session that they had once: nobody can make one up.
    $known: tools.stamps.newToken(),
  };
  // A process that knows nothing yet, and one that has the child's key in memory: it was asked a moment ago.
  const { origin } = await world.another();
  const done = await sql.raw(deed.replace(/\$[a-z]+/g, (name) => `'${ids[name]}'`)).execute(world.storage.db);
  expect(Number(done.numAffectedRows)).toBeGreaterThan(0);

  const input = { epoch, skin: "now", watch: [{ consultation, after: 0 }] };
  const cookie = cookiesOf(deed, owner.cookie, {
    accomplice: accomplice.cookie,
    operator: operator.cookie,
    half: `yorisoi-staff=${begun.token}`,
    known: ids["$known"] ?? "",
  });
  const path = cookie.startsWith(owner.cookie) && !deed.includes("staff") ? "/api/sync" : "/api/desk/sync";
  for (const at of [origin, world.origin]) {
    const answered = await world.visitor(at).callAny(path, input, { cookie });
    expect(JSON.stringify(answered)).not.toContain("はじめまして");
    expect(answered.status === 200 ? "unreadable" : answered.status).toBeOneOf([401, 403, 404, "unreadable"]);
  }
  if (!deed.includes("stamp = null"))
    expect(world.logged()).toMatch(/not written by the service|does not open/);
  expect(consultee.cookie).not.toBe(owner.cookie);
});

test("[S11.1] A10 [SE-8] the database's owner invites themselves, or sets a password: the service lets nobody in by them", async () => {
  await using world = await openWorld();
  const { tools } = world.app;
  const staff = await world.staff("counsellor");
  const own = await hashPassword("anata-no-shiranai-kotoba");
  const { db } = world.storage;
  const { name } = await db
    .selectFrom("staff")
    .select("sign_in_name as name")
    .where("id", "=", staff.staff.id)
    .executeTakeFirstOrThrow();

  const spare = await inviteStaff(tools, { name: "kazari", displayName: "見本", roles: ["counsellor"] });
  await db
    .updateTable("staff_invitation")
    .set({ staff_id: staff.staff.id })
    .where("staff_id", "=", spare?.id ?? ("" as never))
    .execute();
  const accepted = { token: spare?.token ?? "", password: "watashi-no-aikotoba-desu" };
  expect((await world.visitor().callAny("/api/staff/accept-invitation", accepted)).status).toBe(410);

  await db.updateTable("staff").set({ password_hash: own }).where("id", "=", staff.staff.id).execute();
  const tried = { name, password: "anata-no-shiranai-kotoba" };
  expect((await world.visitor().callAny("/api/staff/sign-in", tried)).status).toBe(401);
  // And no act of the service stamps what they wrote: an administrator resets the person in vain.
  const administrator = await world.staff("administrator");
  const reset = { staff: staff.staff.id, reason: "わすれたため" };
  expect((await administrator.callAny("/api/staff/reset", reset)).status).toBe(404);
  expect(world.logged()).toContain("was not written by the service");
});
