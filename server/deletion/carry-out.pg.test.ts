import { sql } from "kysely";
import { expect, test, vi } from "vitest";
import { emptyRecord } from "../../domain/record.ts";
import { openTalk, type Talk } from "../../test/attacks/people.ts";
import { type Caller, newIdempotencyKey, openWorld, type World } from "../../test/world.ts";

const said = { ...emptyRecord, concern: "みほんの主訴" };
const patient = { timeout: 20_000 };

/** A talk that is over, with attributes, whose consultee has asked for its deletion. */
async function openAsked(world: World): Promise<Talk> {
  const talk = await openTalk(world);
  const { epoch, consultation, consultee, counsellor } = talk;
  const attributes = { relation: "child", topics: ["friends"] } as const;
  await consultee.call("/api/attributes", {
    epoch,
    consultation,
    attributes: { ...attributes, topics: [...attributes.topics] },
  });
  await counsellor.call("/api/desk/close", { epoch, consultation });
  const key = newIdempotencyKey();
  const written = { epoch, consultation, key, version: 0, record: said };
  expect((await counsellor.callAny("/api/desk/record", written)).status).toBe(200);
  const draft = await counsellor.callAny("/api/desk/record-draft", { consultation, draft: said });
  expect(draft.status).toBe(200);
  await consultee.call("/api/deletion/ask", { consultation, reason: "solved" });
  return talk;
}

/** The one approval that waits. */
async function waiting(official: Caller): Promise<string> {
  const { body } = await official.call("/api/approval/list", {});
  const open = body.approvals.filter(({ outcome }) => outcome === null);
  expect(open).toHaveLength(1);
  return open[0]?.id ?? "";
}

/** Every row of every table as text; binary values stand there in hex. */
async function dump({ storage }: World): Promise<string> {
  const named = sql<{ name: string }>`select quote_ident(table_name) as name from information_schema.tables
    where table_schema = 'public'`;
  const texts: string[] = [];
  for (const { name } of (await named.execute(storage.db)).rows) {
    const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.raw(name)} t`.execute(
      storage.db,
    );
    texts.push(...rows.map(({ text }) => text));
  }
  return texts.join("\n");
}

/** All that opens a consultation or is opened by that, as it is stored. */
async function secretsOf({ storage: { db } }: World, { consultation }: Talk): Promise<string[]> {
  const keys = await db
    .selectFrom("data_key")
    .select("wrapped")
    .where("consultation_id", "=", consultation)
    .execute();
  const entries = await db
    .selectFrom("entry")
    .select(["sealed", "body_mac"])
    .where("consultation_id", "=", consultation)
    .execute();
  const records = await db
    .selectFrom("consultation_record")
    .select("sealed")
    .where("consultation_id", "=", consultation)
    .unionAll(
      db.selectFrom("consultation_record_draft").select("sealed").where("consultation_id", "=", consultation),
    )
    .execute();
  expect(records).toHaveLength(2);
  return [
    ...[...keys.map(({ wrapped }) => wrapped), ...records.map(({ sealed }) => sealed)],
    ...entries.flatMap(({ sealed, body_mac }) => [sealed, body_mac]),
  ]
    .filter((one) => one !== null)
    .map((one) => one.toString("hex"));
}

const kindsOf = (frames: readonly { t: string }[]): string[] =>
  frames.flatMap((frame) =>
    "entries" in frame ? (frame.entries as { kind: string }[]).map(({ kind }) => kind) : [],
  );

test("[CB-9] [S12.2] with a second person it is deleted: nothing opens it any more, with all keys and all tables in hand, on either process", async () => {
  await using world = await openWorld();
  const other = await world.another();
  const [talk, neighbour] = [await openAsked(world), await openAsked(world)];
  const { epoch, consultation, consultee, counsellor, claimVersion } = talk;
  const [supervisor, official] = [await world.staff("supervisor"), await world.staff("official")];
  const watch = [{ consultation, after: 0 }];
  const read = { epoch, skin: "now" as const, watch };
  const there = world.visitor(other.origin);
  const readThere = async () =>
    (await there.callAny("/api/sync", read, { cookie: consultee.cookie })).body as {
      frames: { t: string }[];
    };
  // Both processes hold its key.
  expect(JSON.stringify(await readThere())).toContain("きいてください");
  expect(JSON.stringify((await consultee.call("/api/sync", read)).body)).toContain("きいてください");
  const [secrets, others] = [await secretsOf(world, talk), await secretsOf(world, neighbour)];
  expect(secrets.length).toBeGreaterThan(5);

  const preview = await supervisor.call("/api/desk/deletion/preview", { consultation });
  expect(preview.body).toMatchObject({
    state: "closed",
    fromConsultee: 2,
    fromCounsellors: 1,
    record: true,
    attributes: true,
  });
  const proposed = { consultation, reason: "本人の依頼" };
  expect((await supervisor.call("/api/desk/deletion/propose", proposed)).status).toBe(200);
  // Proposed is not deleted.
  expect(JSON.stringify(await readThere())).toContain("きいてください");
  const open = await official.call("/api/desk/deletions", {});
  expect(open.body.requests.find((one) => one.consultation === consultation)).toMatchObject({
    proposal: { by: supervisor.staff.id, agreed: [] },
    deletedAt: null,
  });
  // Somebody reads along at this moment, by the other process.
  const last = kindsOf((await readThere()).frames).length;
  const reading = there.callAny(
    "/api/sync",
    { epoch, skin: "wait", watch: [{ consultation, after: last }] },
    { cookie: consultee.cookie },
  );
  const approval = await waiting(official);
  const agreed = await official.call("/api/approval/agree", { approval });
  expect(agreed.body).toEqual({ carriedOut: true, invitation: null });

  expect(kindsOf(((await reading).body as { frames: { t: string }[] }).frames)).toEqual(["deleted"]);
  const kinds = kindsOf((await readThere()).frames);
  expect(kinds).toEqual(Array.from({ length: last + 1 }, () => "deleted"));
  expect((await consultee.call("/api/sync", read)).body.frames).toEqual(
    expect.arrayContaining([expect.objectContaining({ t: "entries" })]),
  );
  const forStaff = await counsellor.call("/api/desk/sync", { ...read, desk: { after: null } });
  expect(kindsOf(forStaff.body.frames)).toEqual(kinds);
  expect(JSON.stringify(forStaff.body)).not.toContain("きいてください");
  for (const { tools } of [world.app, other.app])
    await vi.waitFor(async () => expect((await tools.keys.of([consultation])).size).toBe(0), patient);

  // Whoever has the key-encryption key and all that is stored has nothing of it; the neighbour's shows that the search finds.
  const stored = await dump(world);
  expect(secrets.filter((one) => stored.includes(one))).toEqual([]);
  expect(others.filter((one) => !stored.includes(one))).toEqual([]);
  const { db } = world.storage;
  const rows = await db.selectFrom("entry").selectAll().where("consultation_id", "=", consultation).execute();
  expect(rows).toHaveLength(last + 1);
  for (const row of rows) {
    const nothing = { key: null, body_mac: null, sealed: null, staff_id: null, mark: null };
    expect(row).toMatchObject({
      kind: "close",
      attributes: null,
      reason: null,
      promised: null,
      ...nothing,
    });
  }
  const row = await db
    .selectFrom("consultation")
    .selectAll()
    .where("id", "=", consultation)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ attributes_told: {}, attributes_tagged: {}, told: "", last_seq: last + 1 });

  // Nothing is put into it any more, by whatever was held in memory.
  const key = newIdempotencyKey();
  const answers = [
    await consultee.callAny("/api/send", { epoch, consultation, key, text: "まだ" }),
    await there.callAny(
      "/api/send",
      { epoch, consultation, key, text: "まだ" },
      { cookie: consultee.cookie },
    ),
    await consultee.callAny("/api/attributes", { epoch, consultation, attributes: { relation: "child" } }),
    await counsellor.callAny("/api/desk/reply", { epoch, consultation, key, text: "まだ", claimVersion }),
    await counsellor.callAny("/api/desk/tag", { epoch, consultation, attributes: { grade: 1 } }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 409, 404, 409]);
  // Its consultee is who they were: the way back leads to a history that says so, and to a new one.
  const { body: history } = await consultee.call("/api/history", {});
  expect(history.consultations).toEqual([
    expect.objectContaining({ id: consultation, deletedAt: row.deleted_at?.toISOString(), unread: false }),
  ]);
  expect((await consultee.call("/api/words", {})).status).toBe(200);
  const anew = { epoch, key: newIdempotencyKey(), text: "また きました" };
  expect((await consultee.call("/api/open", anew)).status).toBe(200);
  // The neighbour's is untouched.
  const theirs = { ...read, watch: [{ consultation: neighbour.consultation, after: 0 }] };
  expect(JSON.stringify((await neighbour.consultee.call("/api/sync", theirs)).body)).toContain(
    "きいてください",
  );

  const lines = await db
    .selectFrom("audit_line")
    .select(["act", "actor_id", "facts"])
    .where("act", "in", [
      "deletion:ask",
      "approval:ask",
      "approval:give",
      "deletion:carry-out",
      "key:destroy",
    ])
    .where(sql<string>`facts ->> 'consultation'`, "=", consultation)
    .orderBy("position")
    .execute();
  const [by, second] = [supervisor.staff.id, official.staff.id];
  const about = "deletion:carry-out";
  expect(lines).toEqual([
    { act: "deletion:ask", actor_id: row.consultee_id, facts: { consultation } },
    { act: "approval:ask", actor_id: by, facts: { about, approval, consultation } },
    { act: "approval:give", actor_id: second, facts: { about, approval, consultation } },
    { act: "deletion:carry-out", actor_id: by, facts: { approval, consultation, count: 3 } },
    { act: "key:destroy", actor_id: by, facts: { approval, consultation, count: 1 } },
  ]);
  const listed = await official.call("/api/desk/deletions", {});
  expect(listed.body.requests.find((one) => one.consultation === consultation)).toMatchObject({
    proposal: { by, agreed: [second] },
    deletedAt: row.deleted_at?.toISOString(),
  });
}, 120_000);

test("[CB-9] a deletion and a reply that come together: whichever is first, nothing of either can be read afterwards", async () => {
  await using world = await openWorld();
  const talk = await openAsked(world);
  const { consultation, counsellor, epoch } = talk;
  const [supervisor, official] = [await world.staff("supervisor"), await world.staff("official")];
  await supervisor.call("/api/desk/deletion/propose", { consultation, reason: "本人の依頼" });
  const approval = await waiting(official);
  const [agreed, ...tagged] = await Promise.all([
    official.callAny("/api/approval/agree", { approval }),
    ...[1, 2, 3].map((grade) =>
      counsellor.callAny("/api/desk/tag", {
        epoch,
        consultation,
        attributes: { school: "junior-high", grade },
      }),
    ),
  ]);
  expect(agreed.status).toBe(200);
  for (const { status } of tagged) expect([200, 409]).toContain(status);
  const { db } = world.storage;
  const rows = await db
    .selectFrom("entry")
    .select(["seq", "kind", "attributes"])
    .where("consultation_id", "=", consultation)
    .orderBy("seq")
    .execute();
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, at) => at + 1));
  expect(rows.filter(({ kind, attributes }) => kind !== "close" || attributes !== null)).toEqual([]);
});

test("[CB-9] not while it goes on, not by one person alone, not twice; and only what its consultee asks for", async () => {
  await using world = await openWorld();
  const [running, asked, notAsked] = [await openTalk(world), await openAsked(world), await openTalk(world)];
  const [supervisor, official] = [await world.staff("supervisor"), await world.staff("official")];
  const said = async (who: Caller, path: string, body: object): Promise<string> => {
    const { status, body: answer } = await who.callAny(path, body);
    return `${status} ${(answer as { code?: string }).code ?? ""}`.trim();
  };
  const propose = (who: Caller, { consultation }: Talk) =>
    said(who, "/api/desk/deletion/propose", { consultation, reason: "本人の依頼" });
  await running.consultee.call("/api/deletion/ask", { consultation: running.consultation, reason: null });
  expect(await propose(supervisor, running)).toBe("409 consultation-open");
  expect(await propose(supervisor, notAsked)).toBe("404 not-found");
  expect(await propose(asked.counsellor, asked)).toBe("403 not-allowed");
  expect(await propose(official, asked)).toBe("200");
  expect(await propose(supervisor, asked)).toBe("409 deletion-under-way");
  const refuse = { consultation: asked.consultation, why: "to-protect" };
  expect(await said(supervisor, "/api/desk/deletion/refuse", refuse)).toBe("409 deletion-under-way");
  const approval = await waiting(official);
  expect(await said(official, "/api/approval/agree", { approval })).toBe("403 not-oneself");
  // However little the city wants: never nobody.
  await world.storage.db
    .updateTable("approval_rule")
    .set({ needed: 0 })
    .where("act", "=", "deletion:carry-out")
    .execute();
  const administrator = await world.staff("administrator");
  const rules = await administrator.call("/api/approval/rules", {});
  expect(rules.body.rules).toContainEqual({ act: "deletion:carry-out", needed: 1 });
  expect(await said(administrator, "/api/approval/agree", { approval })).toBe("200");
  expect(await said(administrator, "/api/approval/agree", { approval })).toBe("409 approval-closed");
  expect(await propose(supervisor, asked)).toBe("404 not-found");
  const { consultation } = asked;
  expect(await said(official, "/api/desk/deletion/preview", { consultation })).toBe("404 not-found");
  expect(await said(official, "/api/desk/deletion/refuse", refuse)).toBe("404 not-found");
});

test("[CB-8] [CB-9] refused for a reason that its consultee reads: it stays, and may be asked for again", async () => {
  await using world = await openWorld();
  const { consultation, consultee, epoch } = await openAsked(world);
  const supervisor = await world.staff("supervisor");
  const why = "to-protect" as const;
  expect((await supervisor.call("/api/desk/deletion/refuse", { consultation, why })).status).toBe(200);
  const own = async () => (await consultee.call("/api/history", {})).body.consultations[0];
  expect(await own()).toMatchObject({ deletionRefused: why, deletedAt: null });
  const listed = await supervisor.call("/api/desk/deletions", {});
  expect(listed.body).toMatchObject({
    requests: [{ consultation, refused: { by: supervisor.staff.id, why }, proposal: null }],
    people: [{ id: supervisor.staff.id }],
  });
  const proposed = { consultation, reason: "本人の依頼" };
  expect((await supervisor.callAny("/api/desk/deletion/propose", proposed)).status).toBe(404);
  const read = { epoch, skin: "now" as const, watch: [{ consultation, after: 0 }] };
  expect(JSON.stringify((await consultee.call("/api/sync", read)).body)).toContain("きいてください");
  await consultee.call("/api/deletion/ask", { consultation, reason: "other" });
  expect(await own()).toMatchObject({ deletionRefused: null });
  expect((await supervisor.call("/api/desk/deletion/propose", proposed)).status).toBe(200);
  const acts = world.storage.db.selectFrom("audit_line").select(["act", "facts"]);
  expect(await acts.where("act", "like", "deletion:%").orderBy("position").execute()).toEqual([
    { act: "deletion:ask", facts: { consultation } },
    { act: "deletion:refuse", facts: { consultation } },
    { act: "deletion:ask", facts: { consultation } },
  ]);
});
