import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { inJapan } from "../../domain/japan-time.ts";
import { openTalk, type Talk } from "../../test/attacks/people.ts";
import { readPdf } from "../../test/read-pdf.ts";
import { type Caller, newIdempotencyKey, openWorld, type World } from "../../test/world.ts";

const secret = "山田さんに たたかれた。でんわは 0166-00-0000";
const today = (): string => inJapan(new Date()).day;

async function said(who: Caller, path: string, body: object): Promise<string> {
  const { status, body: answer } = await who.callAny(path, body);
  return `${status} ${(answer as { code?: string }).code ?? ""}`.trim();
}

async function saying(world: World, text: string): Promise<Talk> {
  const talk = await openTalk(world);
  const { epoch, consultation } = talk;
  await talk.consultee.call("/api/send", { epoch, consultation, key: newIdempotencyKey(), text });
  return talk;
}

type Received = { readonly id: string; readonly official: Awaited<ReturnType<World["staff"]>> };

async function receive(world: World, talk: Talk | null, more: object = {}): Promise<Received> {
  const [id, official] = [randomUUID(), await world.staff("official")];
  const taken = await said(official, "/api/desk/petition/receive", {
    ...{ petition: id, kind: "see", consultation: talk?.consultation ?? null, petitioner: "guardian" },
    ...{ receivedOn: today(), days: 30, who: "みほん 保護者", sought: "相談の記録" },
    ...more,
  });
  expect(taken).toBe("200");
  return { id, official };
}

const step = (who: Caller, petition: string, kind: string, facts: object = {}, words = "") =>
  said(who, "/api/desk/petition/step", { petition, kind, facts, words });
const identify = (who: Caller, petition: string) =>
  step(who, petition, "identity", { proofs: ["id-card", "guardian-papers"] });
const propose = (who: Caller, petition: string, decision: string, correction = "") =>
  said(who, "/api/desk/petition/propose", { petition, decision, words: "ほかの人の名前のため", correction });

async function find(who: Caller, id: string) {
  const { body } = await who.call("/api/desk/petitions", {});
  const one = body.petitions.find((petition) => petition.id === id);
  if (!one) throw new Error("It is not listed.");
  return one;
}

async function agree(who: Caller, id: string): Promise<string> {
  return said(who, "/api/approval/agree", { approval: (await find(who, id)).approval });
}

/** Takes what is proposed of each message, as somebody does who reads them all. */
async function barAll(who: Caller, petition: string): Promise<number> {
  const { body } = await who.call("/api/desk/petition/read", { petition });
  const messages = body.messages.map(({ seq, bars, leftOut }) => ({ seq, bars, leftOut }));
  expect(await said(who, "/api/desk/petition/bars", { petition, messages })).toBe("200");
  return messages.length;
}

test("[S11.1] [S11.5] [PT-1] [PT-3] [PT-4] [PT-5] an official bars, a second one agrees, and the copy has nothing in it of what is barred", async () => {
  await using world = await openWorld();
  const talk = await saying(world, secret);
  const { id, official } = await receive(world, talk);
  const second = await world.staff("official");
  // What it names is held, from the moment it came.
  expect((await find(official, id)).isHeld).toBe(true);

  expect(await propose(official, id, "part")).toBe("409 petition-order");
  expect(await step(official, id, "identity", { proofs: ["id-card"] })).toBe("400 bad-input");
  expect(await identify(official, id)).toBe("200");
  expect(await propose(official, id, "part")).toBe("409 petition-unweighed");
  expect(await step(official, id, "weigh", {}, "本人は、名前のほかは見せてよいと言っている")).toBe("200");
  expect(await propose(official, id, "part")).toBe("409 petition-unseen");

  const { body } = await official.call("/api/desk/petition/read", { petition: id });
  const named = body.messages.find(({ text }) => text === secret);
  expect(named?.bars.map(({ from, to }) => secret.slice(from, to))).toEqual(["山田さん", "0166-00-0000"]);
  expect(named?.isLookedAt).toBe(false);
  const outside = [{ seq: named?.seq, leftOut: null, bars: [{ from: 0, to: 9_999, ground: "2" }] }];
  expect(await said(official, "/api/desk/petition/bars", { petition: id, messages: outside })).toBe(
    "400 bad-input",
  );
  const count = await barAll(official, id);
  expect(await propose(official, id, "whole")).toBe("409 petition-bars");
  expect(await said(official, "/api/desk/petition/print", { petition: id, what: "copy" })).toBe(
    "409 petition-order",
  );
  expect(await propose(official, id, "part")).toBe("200");
  // What the other one is looking at does not change under their hands; nobody agrees with themselves, nor without seeing it.
  const again = [{ seq: named?.seq, leftOut: null, bars: [] }];
  expect(await said(official, "/api/desk/petition/bars", { petition: id, messages: again })).toBe(
    "409 petition-under-way",
  );
  expect(await agree(official, id)).toBe("403 not-oneself");
  const { approval } = await find(second, id);
  const administrator = await world.staff("administrator");
  expect(await said(administrator, "/api/approval/agree", { approval })).toBe("403 not-allowed");
  expect(await agree(second, id)).toBe("200");
  expect(await find(official, id)).toMatchObject({ state: "decided", approval: null });
  expect(await said(official, "/api/desk/petition/bars", { petition: id, messages: again })).toBe(
    "409 petition-order",
  );

  // What is said after the decision is in no copy of it.
  const { epoch, consultation } = talk;
  const later = { epoch, consultation, key: newIdempotencyKey(), text: "あとから きた ことば" };
  await talk.consultee.call("/api/send", later);
  const printed = await official.call("/api/desk/petition/print", { petition: id, what: "copy" });
  const bytes = Buffer.from(printed.body.pdf, "base64");
  const { text } = await readPdf(bytes);
  expect(text).toContain("■■■■［2号］にたたかれた。でんわは■■■■［2号］");
  expect(text).toContain("きいてください");
  for (const gone of ["山田", "0166", "あとから", "みほん保護者"]) expect(text).not.toContain(gone);
  const notice = await official.call("/api/desk/petition/print", { petition: id, what: "notice" });
  const told = (await readPdf(Buffer.from(notice.body.pdf, "base64"))).text;
  for (const part of ["一部開示決定通知書", "みほん保護者様", "ほかの人の名前のため", "3か月以内", "2号"])
    expect(told).toContain(part);
  expect(told).not.toContain("山田");

  const ledger = (await official.call("/api/export/list", {})).body.exports;
  expect(ledger).toMatchObject([
    {
      kind: "petition",
      recipient: "petitioner",
      purpose: "disclosure-request",
      rows: count,
      takeable: false,
    },
  ]);
  expect(await step(official, id, "close")).toBe("409 petition-order");
  expect(await step(official, id, "notify", { on: today(), way: "post" })).toBe("200");
  expect(await step(official, id, "hand-over", { on: today(), way: "counter" })).toBe("200");
  expect(await step(official, id, "close")).toBe("200");
  expect(await step(official, id, "close")).toBe("409 petition-closed");
  // The hold stands until two say that it ends: the time for objecting runs on.
  expect(await find(official, id)).toMatchObject({ state: "closed", isHeld: true });

  const lines = await world.storage.db
    .selectFrom("audit_line")
    .select(["act", "facts"])
    .where("act", "like", "petition:%")
    .orderBy("position")
    .execute();
  expect(lines.map(({ act }) => act)).toEqual([
    ...["petition:receive", "petition:step", "petition:step", "petition:bar", "petition:decide"],
    ...["petition:print", "petition:print", "petition:step", "petition:step", "petition:step"],
  ]);
  expect(lines[5]?.facts).toMatchObject({ petition: id, export: ledger[0]?.id, count });
  expect(JSON.stringify(lines)).not.toMatch(/山田|みほん/);
}, 120_000);

test("[PT-1] [PT-6] a correction stands as a note beside the consultation, once, and no word of the child's is changed", async () => {
  await using world = await openWorld();
  const talk = await saying(world, secret);
  const { id, official } = await receive(world, talk, { kind: "correct", petitioner: "self" });
  expect(await step(official, id, "identity", { proofs: ["own-page"] })).toBe("200");
  expect(await propose(official, id, "corrected")).toBe("400 bad-input");
  expect(await propose(official, id, "not-corrected", "なにか")).toBe("400 bad-input");
  expect(await propose(official, id, "whole")).toBe("400 bad-input");
  expect(await propose(official, id, "corrected", "学年は4年ではなく5年")).toBe("200");
  expect(await said(official, "/api/desk/petition/attach", { petition: id })).toBe("409 petition-order");
  const second = await world.staff("official");
  // Whoever is to agree reads what it is.
  const proposal = (await find(second, id)).steps.at(-1);
  expect(proposal).toMatchObject({ kind: "propose", correction: "学年は4年ではなく5年" });
  expect(await agree(second, id)).toBe("200");
  for (const _ of [1, 2])
    expect(await said(official, "/api/desk/petition/attach", { petition: id })).toBe("200");
  const { consultation, counsellor, epoch } = talk;
  const watch = [{ consultation, after: 0 }];
  const { notes } = (await counsellor.call("/api/desk/notes", { watch })).body;
  const { number, steps } = await find(official, id);
  expect(notes.map(({ text }) => text)).toEqual([`訂正(請求 第${number}号): 学年は4年ではなく5年`]);
  expect(steps.filter(({ kind }) => kind === "attach")).toHaveLength(1);
  const read = await talk.consultee.call("/api/sync", { epoch, skin: "now", watch });
  expect(JSON.stringify(read.body)).toContain(secret);
  expect(JSON.stringify(read.body)).not.toContain("5年");
});

test("[PT-1] a petition that names no consultation looks for none; the same one again is one; a deleted one is not there; nothing on the time line goes", async () => {
  await using world = await openWorld();
  const { id, official } = await receive(world, null);
  const again = {
    ...{ petition: id, kind: "see", consultation: null, petitioner: "self", receivedOn: today(), days: 30 },
    ...{ who: "みほん", sought: "すべて" },
  };
  expect(await said(official, "/api/desk/petition/receive", again)).toBe("200");
  const { body } = await official.call("/api/desk/petitions", {});
  expect(body.petitions).toHaveLength(1);
  expect(body.petitions[0]).toMatchObject({ petitioner: "guardian", consultation: null, daysLeft: 30 });
  const tomorrow = { ...again, petition: randomUUID(), receivedOn: "2999-01-01" };
  expect(await said(official, "/api/desk/petition/receive", tomorrow)).toBe("400 bad-input");
  const unknown = { ...again, petition: randomUUID(), consultation: randomUUID() };
  expect(await said(official, "/api/desk/petition/receive", unknown)).toBe("404 not-found");
  expect(await said(official, "/api/desk/petition/read", { petition: id })).toBe("404 not-found");
  await identify(official, id);
  expect(await propose(official, id, "part")).not.toBe("200");
  expect(await propose(official, id, "unsaid")).toBe("200");
  const second = await world.staff("official");
  // Withdrawn, it can be proposed anew.
  expect(
    await said(official, "/api/approval/withdraw", { approval: (await find(official, id)).approval }),
  ).toBe("200");
  expect(await propose(official, id, "absent")).toBe("200");
  expect(await agree(second, id)).toBe("200");
  expect(await said(official, "/api/desk/petition/print", { petition: id, what: "copy" })).toBe(
    "404 not-found",
  );
  const { db } = world.storage;
  for (const change of [
    db.deleteFrom("petition_step"),
    db.updateTable("petition_step").set({ sealed: null }),
  ])
    await expect(change.execute()).rejects.toMatchObject({ code: "YA002" });
});

test("[PT-1] [SE-1] who asks, what for and why is sealed in its place; in another it opens to nobody, and the rest is shown", async () => {
  await using world = await openWorld();
  const one = await receive(world, null);
  const two = await receive(world, null, { who: "べつの みほん" });
  const { db } = world.storage;
  const rows = await db.selectFrom("petition").selectAll().orderBy("number").execute();
  for (const { who, sought } of rows) {
    expect(who.includes(Buffer.from("みほん"))).toBe(false);
    expect(sought.includes(Buffer.from("相談の記録"))).toBe(false);
  }
  await db
    .updateTable("petition")
    .set({ who: rows[0]?.who as Buffer })
    .where("id", "=", two.id)
    .execute();
  expect((await find(two.official, two.id)).who).toBeNull();
  expect((await find(one.official, one.id)).who).toBe("みほん 保護者");
});
