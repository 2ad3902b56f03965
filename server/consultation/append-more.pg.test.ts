import { expect, test } from "vitest";
import { type Consultation, write } from "../../domain/consultation.ts";
import type { ConsultationId, IdempotencyKey } from "../../domain/ids.ts";
import type { Consultee } from "../../domain/people.ts";
import { openTalk } from "../../test/attacks/people.ts";
import { type Caller, newIdempotencyKey, openWorld } from "../../test/world.ts";

/** The texts of a consultation as its consultee's page is shown them. */
async function textsOf(consultee: Caller, consultation: ConsultationId, epoch: string): Promise<string[]> {
  const watch = [{ consultation, after: 0 }];
  const { body } = await consultee.call("/api/sync", { epoch: epoch as never, skin: "now", watch });
  return body.frames.flatMap((frame) =>
    frame.t === "entries"
      ? frame.entries.flatMap((entry) => (entry.kind === "message" ? [entry.text] : []))
      : [],
  );
}

test("[DL-2] a key is the same key in capitals: the same answer, and one message", async () => {
  await using world = await openWorld();
  const child = await world.consultee();
  const epoch = world.app.tools.epoch();
  const opening = { epoch, key: newIdempotencyKey(), text: "はじめまして" };
  const inCapitals = <T extends { readonly key: IdempotencyKey }>(said: T): T => ({
    ...said,
    key: said.key.toUpperCase() as IdempotencyKey,
  });
  const opened = await child.call("/api/open", inCapitals(opening));
  expect(opened.status).toBe(200);
  expect(await child.call("/api/open", opening)).toEqual(opened);
  expect(await child.call("/api/open", inCapitals(opening))).toEqual(opened);
  const { consultation } = opened.body;
  const said = { epoch, consultation, key: newIdempotencyKey(), text: "きいて" };
  const first = await child.call("/api/send", inCapitals(said));
  for (const again of [
    said,
    inCapitals(said),
    { ...said, consultation: consultation.toUpperCase() as ConsultationId },
  ]) {
    expect(await child.call("/api/send", again)).toEqual(first);
  }
  expect(await textsOf(child, consultation, epoch)).toEqual(["はじめまして", "きいて"]);
});

test("[DL-2] [CN-10] an opening pressed thirty times at two processes opens one consultation, with one message", async () => {
  await using world = await openWorld();
  const { origin } = await world.another();
  const child = await world.consultee();
  const opening = { epoch: world.app.tools.epoch(), key: newIdempotencyKey(), text: "はじめまして" };
  const presses = Array.from({ length: 30 }, (_, at) =>
    fetch(`${at % 2 ? origin : world.origin}/api/open`, {
      method: "POST",
      headers: {
        origin: at % 2 ? origin : world.origin,
        cookie: child.cookie,
        "content-type": "application/json",
      },
      body: JSON.stringify(opening),
    }).then((answer) => answer.text()),
  );
  expect(new Set(await Promise.all(presses)).size).toBe(1);
  expect(await world.storage.db.selectFrom("consultation").select("id").execute()).toHaveLength(1);
  expect(await world.storage.db.selectFrom("entry").select("seq").execute()).toEqual([{ seq: 1 }]);
});

test("[DL-2] [CN-3] what was taken before the end is answered the same after it, and nothing new is taken", async () => {
  await using world = await openWorld();
  const { epoch, consultation, consultee, counsellor, claimVersion } = await openTalk(world);
  const said = { epoch, consultation, key: newIdempotencyKey(), text: "さいごに" };
  const replied = { ...said, key: newIdempotencyKey(), claimVersion };
  const [first, reply] = [
    await consultee.call("/api/send", said),
    await counsellor.call("/api/desk/reply", replied),
  ];
  await counsellor.call("/api/desk/close", { epoch, consultation });
  expect(await consultee.call("/api/send", said)).toEqual(first);
  expect(await counsellor.call("/api/desk/reply", replied)).toEqual(reply);
  const refused = { status: 409, body: { code: "consultation-closed" } };
  expect(await consultee.callAny("/api/send", { ...said, key: newIdempotencyKey() })).toMatchObject(refused);
  expect(await consultee.callAny("/api/send", { ...said, text: "べつの" })).toMatchObject({
    body: { code: "key-reused" },
  });
});

test("[TX-2] whatever a child writes is shown as it was written, to the last sign", async () => {
  await using world = await openWorld();
  const { epoch, consultation, consultee, counsellor } = await openTalk(world);
  const texts = [
    ...[
      "  まえと うしろ  ",
      "\r\nCRLF\r\n\n\n",
      "\ttab\t",
      "<script>alert(1)</script>",
      "&amp;&#x27;\"'`",
      "%00%2e%2e",
    ],
    ...[
      "か\u3099 と が",
      "ﾊﾝｶｸ ﾊﾞ",
      "𠮷野家",
      "👨‍👩‍👧‍👦🇯🇵",
      "\u202eかくれた\u202c",
      "\u200b\ufeff\u2028\u2029",
      "\ufffe\uffff\ud83d\ude22",
    ],
    ...[
      "\u0001\u0008\u001b[31m",
      "'; drop table entry; --",
      "{{7*7}}#{7*7}",
      "\\u0000\\ud800",
      "null",
      "a".repeat(4_000),
      "𠮷".repeat(4_000),
    ],
  ];
  for (const text of texts) {
    expect(
      (await consultee.callAny("/api/send", { epoch, consultation, key: newIdempotencyKey(), text })).status,
    ).toBe(200);
  }
  const shown = (await textsOf(consultee, consultation, epoch)).slice(3);
  expect(shown).toEqual(texts);
  const watch = [{ consultation, after: 5 }];
  const { body } = await counsellor.call("/api/desk/sync", { epoch, skin: "now", watch });
  const atDesk = body.frames.flatMap((frame) => (frame.t === "entries" ? frame.entries : []));
  expect(atDesk.map((entry) => entry.kind === "message" && entry.text)).toEqual(texts);
});

test("[DL-11] one append that the database refuses harms none of those it was to share a commit with", async () => {
  await using world = await openWorld();
  const talks = [await openTalk(world), await openTalk(world), await openTalk(world)];
  const { appender, now, db } = world.app.tools;
  const rows = await db.selectFrom("consultation").select(["id", "consultee_id"]).execute();
  const owners = new Map(
    rows.map(({ id, consultee_id }) => [id, { kind: "consultee", id: consultee_id } as Consultee]),
  );

  async function append(id: ConsultationId, spoils: boolean): Promise<number> {
    const written = {
      text: "きいて",
      key: (spoils ? "no key at all" : newIdempotencyKey()) as IdempotencyKey,
    };
    const decide = (consultation: Consultation) =>
      write(consultation, owners.get(id) as Consultee, written, now());
    return (await appender.append(id, decide, written))?.seq ?? 0;
  }
  const all = await Promise.allSettled(
    Array.from({ length: 60 }, (_, at) =>
      append((talks[at % 3] as (typeof talks)[number]).consultation, at % 20 === 7),
    ),
  );
  const spoilt = all.flatMap(({ status }, at) => (status === "rejected" ? [at] : []));
  expect(spoilt).toEqual([7, 27, 47]);
  for (const [place, { consultation }] of talks.entries()) {
    const seqs = all.flatMap((one, at) =>
      at % 3 === place && one.status === "fulfilled" ? [one.value] : [],
    );
    expect(seqs.toSorted((a, b) => a - b)).toEqual(seqs.map((_, at) => at + 6));
    const stored = await db
      .selectFrom("entry")
      .select("seq")
      .where("consultation_id", "=", consultation)
      .execute();
    expect(stored).toHaveLength(5 + seqs.length);
  }
});
