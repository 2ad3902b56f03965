import { expect, test } from "vitest";
import type { Api } from "../../contract/api.ts";
import { inventConsultations } from "../../test/invented-consultations.ts";
import { agreeToAll, exportPart, takeExport } from "../../test/take-export.ts";
import { takeUp } from "../../test/take-up.ts";
import { newIdempotencyKey, openWorld, type World } from "../../test/world.ts";

type Asked = Api["/api/export/ask"]["input"];

const year = { from: "2027-04-01", to: "2028-03-31" };
const asked: Asked = {
  ...{ kind: "consultations", ...year, purpose: "statistics", recipient: "own-office" },
  ...{ pseudonymous: false, masked: false, toFolder: false, remindTo: [] },
  ...{ dueOn: "2027-06-30", reason: "年度のまとめのため" },
};
const now = new Date("2027-05-10T01:00:00Z");

/** A child who wrote this, and was answered. */
async function openTalk(world: World, text: string) {
  const epoch = world.app.tools.epoch();
  const [child, counsellor] = [await world.consultee(), await world.staff("counsellor")];
  const opened = await child.call("/api/open", { epoch, key: newIdempotencyKey(), text });
  const { consultation } = opened.body;
  const claim = (await takeUp(counsellor, { epoch, consultation })).body;
  await counsellor.call("/api/desk/reply", {
    ...{
      epoch,
      consultation,
      key: newIdempotencyKey(),
      text: "こんにちは",
      claimVersion: claim.claimVersion,
    },
  });
  return { consultation, number: claim.number, epoch, child };
}

/** As any spreadsheet reads it. */
function parse(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of csv
    .replace(/^\ufeff/, "")
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (quoted === undefined && bare === "" && end === "") break;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? "");
    if (end === "\r\n") rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

test("[S11.5] [S8.4] [EX-1] [EX-2] a file is asked for, agreed to by somebody else, taken by who asked, on record, in the ledger until it is destroyed", async () => {
  await using world = await openWorld({ now: () => now });
  const talk = await openTalk(world, "ないしょ");
  const [official, other] = [await world.staff("official"), await world.staff("official")];
  const { export: id, waits } = (await official.call("/api/export/ask", asked)).body;
  expect(waits).toBe(true);
  const ledger = async () => (await official.call("/api/export/list", {})).body.exports[0];
  expect(await ledger()).toMatchObject({ id, approval: "open", takeable: false, takenAt: null, rows: 0 });
  // Nothing leaves before, and nobody agrees to their own.
  expect((await exportPart(official, id, null)).status).toBe(404);
  const { approvals } = (await official.call("/api/approval/list", {})).body;
  expect(approvals[0]).toMatchObject({ act: "consultation:export", reason: asked.reason });
  const own = { approval: approvals[0]?.id ?? "" };
  expect((await official.callAny("/api/approval/agree", own)).body).toMatchObject({ code: "not-oneself" });
  const exported = () =>
    world.storage.db
      .selectFrom("audit_line")
      .select(["actor_id", "facts"])
      .where("act", "=", "consultation:export")
      .execute();
  expect(await exported()).toEqual([]);
  await agreeToAll(world);
  expect((await exportPart(other, id, null)).status).toBe(404);

  const [heading, ...rows] = parse((await takeExport(official, id)).text);
  expect(heading?.slice(0, 3)).toEqual(["番号", "相談者", "入口"]);
  expect(rows).toHaveLength(1);
  expect(rows[0]?.[0]).toBe(String(talk.number));
  expect(rows[0]?.[heading?.indexOf("始まり") ?? -1]).toBe("2027-05-10 10:00");
  expect(rows.flat().join()).not.toContain("ないしょ");
  const lines = await exported();
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    actor_id: official.staff.id,
    facts: { export: id, purpose: "statistics", approval: own.approval },
  });
  expect(await ledger()).toMatchObject({ approval: "agreed", rows: 1, takenAt: now.toISOString() });

  expect((await official.call("/api/export/settle", { export: id, as: "destroyed" })).status).toBe(200);
  expect((await other.call("/api/export/settle", { export: id, as: "returned" })).status).toBe(404);
  expect(await ledger()).toMatchObject({
    settledAs: "destroyed",
    settledBy: official.staff.id,
    takeable: false,
  });
  expect((await exportPart(official, id, null)).status).toBe(404);
});

test("[S8.4] [EX-2] [EX-4] A5: the words of hundreds of consultations come part by part, each once and in order; what looks like a formula is text", async () => {
  await using world = await openWorld({ now: () => now });
  const official = await world.staff("official");
  const nasty = ["=1+1", "+81", "@SUM(A1)", "\t=cmd|'/C calc'!A0", '言った"こと", \r\nそして', "＝1+1"];
  const talks: Awaited<ReturnType<typeof openTalk>>[] = [];
  for (const text of nasty) talks.push(await openTalk(world, text));
  const long = talks[0] as (typeof talks)[0];
  // Longer than one part.
  for (let n = 0; n < 510; n++) {
    const { epoch, consultation, child } = long;
    await child.call("/api/send", { epoch, consultation, key: newIdempotencyKey(), text: `つづき${n}` });
  }
  const messages = { ...asked, kind: "messages" } as const;
  const { export: id } = (await official.call("/api/export/ask", messages)).body;
  await agreeToAll(world);
  const onRecord = async () =>
    (
      await world.storage.db
        .selectFrom("audit_line")
        .where("act", "=", "consultation:export")
        .selectAll()
        .execute()
    ).length;
  // Whoever begins behind the beginning is on record all the same.
  expect((await exportPart(official, id, "0:0")).body.rows.length).toBeGreaterThan(0);
  expect(await onRecord()).toBe(1);
  const { text, parts } = await takeExport(official, id);
  expect(await onRecord()).toBe(2);
  expect(parts).toBeGreaterThan(1);
  const [heading, ...rows] = parse(text);
  expect(heading).toEqual(["番号", "通し番号", "日時", "だれ", "相談員", "本文"]);
  const places = rows.map(([number, seq]) => Number(number) * 100_000 + Number(seq));
  expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
  expect(rows).toHaveLength(nasty.length * 2 + 510);
  for (const [at, said] of nasty.entries()) {
    const cell = rows.find(
      ([number, , , who]) => number === String(talks[at]?.number) && who === "相談者",
    )?.[5];
    expect([said, `'${said}`]).toContain(cell);
    expect(cell).not.toMatch(/^[\s]*[=+\-@＝]/);
  }
  const wrong = { ...messages, pseudonymous: true };
  expect((await official.callAny("/api/export/ask", wrong)).status).toBe(400);
  for (const dueOn of ["2027-05-09", "2028-06-01"])
    expect((await official.callAny("/api/export/ask", { ...asked, dueOn })).status).toBe(400);
});

test("[S8.4] [EX-3] a pseudonymous file of thousands has nobody's number or id, keeps who came again, and equals the figures", async () => {
  await using world = await openWorld({ now: () => now });
  const official = await world.staff("official");
  await inventConsultations(
    world.storage.db,
    1_200,
    (nth) => new Date(Date.UTC(2027, 4, 1) + nth * 60_000),
    () => 0.5,
  );
  const { export: id } = (await official.call("/api/export/ask", { ...asked, pseudonymous: true })).body;
  await agreeToAll(world);
  const { text, parts } = await takeExport(official, id);
  expect(parts).toBe(3);
  const [, ...rows] = parse(text);
  const { body } = await official.call("/api/desk/figures", year);
  expect(rows).toHaveLength(body.consultations);
  expect(new Set(rows.map(([, consultee]) => consultee)).size).toBe(body.people);
  expect(new Set(rows.map(([number]) => number)).size).toBe(rows.length);
  const ids = await world.storage.db
    .selectFrom("consultation")
    .select(["id", "number", "consultee_id"])
    .execute();
  for (const one of ids.slice(0, 200))
    for (const name of [one.id, one.consultee_id, String(one.number)]) expect(text).not.toContain(name);
  // Another file of the same has other names.
  const { export: second } = (await official.call("/api/export/ask", { ...asked, pseudonymous: true })).body;
  await agreeToAll(world);
  const again = parse((await takeExport(official, second)).text);
  expect(again[1]?.[0]).not.toBe(rows[0]?.[0]);
});

test("[EX-1] what nobody took within a day, or what was refused, is not there; where the city asks nobody else it is there at once", async () => {
  let at = now;
  await using world = await openWorld({ now: () => at });
  const official = await world.staff("official");
  const { export: late } = (await official.call("/api/export/ask", asked)).body;
  await agreeToAll(world);
  at = new Date(now.getTime() + 25 * 3_600_000);
  const later = await world.staff("official");
  const fresh = { ...(await world.staff("official")) };
  expect((await exportPart(fresh, late, null)).status).toBe(404);
  await world.storage.db
    .updateTable("approval_rule")
    .set({ needed: 0 })
    .where("act", "=", "consultation:export")
    .execute();
  const { export: id, waits } = (await later.call("/api/export/ask", asked)).body;
  expect(waits).toBe(false);
  expect((await takeExport(later, id)).parts).toBe(1);
  const seen = (await later.call("/api/export/list", {})).body.exports;
  expect(seen.map(({ id: one, approval, takeable }) => [one, approval, takeable])).toEqual([
    [id, "none", true],
    [late, "agreed", false],
  ]);
});
