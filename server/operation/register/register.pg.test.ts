import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { dayAfter, inJapan } from "../../../domain/japan-time.ts";
import { type Caller, openWorld } from "../../../test/world.ts";

const today = inJapan(new Date()).day;
const copied = (change: object = {}) => ({
  ...{ id: randomUUID(), kind: "copy", on: dayAfter(today, -10), until: dayAfter(today, -1), staff: [] },
  ...{ heading: "ひみつの媒体", words: "会議のため", detail: "件数の表" },
  ...change,
});
const list = async (who: Caller) => (await who.call("/api/register/list", {})).body;

test("[S11.5] [RG-1] [RG-2] a copy is allowed by somebody else, told as overdue until it is destroyed, and stays in the register", async () => {
  await using world = await openWorld();
  const [operator, official, administrator] = await Promise.all([
    world.staff("operator"),
    world.staff("official"),
    world.staff("administrator"),
  ]);
  const sent = copied();
  const entry = sent.id;
  const { body: written } = await operator.callAny("/api/register/write", sent);
  expect((await operator.callAny("/api/register/write", sent)).body).toEqual(written);
  expect(await operator.callAny("/api/register/decide", { entry, agrees: true })).toMatchObject({
    status: 403,
  });
  expect((await list(official)).entries).toMatchObject([
    { ...sent, ...(written as object), overdue: true, approved: null, ended: null },
  ]);
  await official.call("/api/register/decide", { entry, agrees: true });
  expect(await administrator.callAny("/api/register/decide", { entry, agrees: false })).toMatchObject({
    ...{ status: 409, body: { code: "approval-closed" } },
  });
  const end = { entry, outcome: "destroyed", result: "ひみつの裁断" };
  expect(await operator.callAny("/api/register/end", { ...end, outcome: "over" })).toMatchObject({
    status: 400,
  });
  expect(await operator.callAny("/api/register/end", end)).toMatchObject({ status: 200 });
  expect(await operator.callAny("/api/register/end", end)).toMatchObject({
    ...{ status: 409, body: { code: "register-ended" } },
  });
  expect((await list(operator)).entries).toMatchObject([
    {
      ...{ overdue: false, approved: { by: official.staff.id } },
      ended: { by: operator.staff.id, outcome: "destroyed", result: "ひみつの裁断" },
    },
  ]);

  const { db } = world.storage;
  await expect(db.deleteFrom("register_entry").execute()).rejects.toThrow("only grows");
  for (const change of [{ until_on: today }, { ended_at: new Date() }, { sealed: Buffer.of(1) }])
    await expect(db.updateTable("register_entry").set(change).execute()).rejects.toThrow("only grows");
  const [row] = await db.selectFrom("register_entry").select(["sealed", "result"]).execute();
  expect(`${row?.sealed.toString("utf8")}${row?.result?.toString("utf8")}`).not.toContain("ひみつ");
  expect(world.logged()).not.toContain("ひみつ");
  const lines = await db
    .selectFrom("audit_line")
    .select("act")
    .where("act", "like", "register:%" as never)
    .orderBy("position")
    .execute();
  expect(lines.map(({ act }) => act)).toEqual(["register:write", "register:decide", "register:end"]);
});

test("[S11.5] [RG-2] what the city refuses has ended; nobody allows their own", async () => {
  await using world = await openWorld();
  const [official, administrator] = [await world.staff("official"), await world.staff("administrator")];
  const sent = copied({ kind: "subcontract", on: today, until: dayAfter(today, 90) });
  const entry = sent.id;
  await official.callAny("/api/register/write", sent);
  expect(await official.callAny("/api/register/decide", { entry, agrees: true })).toMatchObject({
    ...{ status: 403, body: { code: "not-oneself" } },
  });
  await administrator.call("/api/register/decide", { entry, agrees: false });
  expect((await list(official)).entries).toMatchObject([
    { overdue: false, approved: null, ended: { by: administrator.staff.id, outcome: "refused" } },
  ]);
});

test("[RG-1] however many write at once, the numbers of a register have no gap, and each register its own", async () => {
  await using world = await openWorld();
  const operator = await world.staff("operator");
  const training = { kind: "training", staff: [operator.staff.id], detail: "講師 みほん" };
  const sent = Array.from({ length: 8 }, (_, at) => copied(at % 2 === 0 ? {} : training));
  const again = sent.slice(0, 3);
  await Promise.all([...sent, ...again].map((one) => operator.callAny("/api/register/write", one)));
  const { entries } = await list(operator);
  for (const kind of ["copy", "training"]) {
    const numbers = entries.filter((one) => one.kind === kind).map(({ number }) => number);
    expect(numbers.toSorted()).toEqual([1, 2, 3, 4]);
  }
});

test("[S11.7] [RG-3] who was never trained is shown until a training says that they were", async () => {
  await using world = await openWorld();
  const [operator, counsellor] = [await world.staff("operator"), await world.staff("counsellor")];
  const ids = [operator.staff.id, counsellor.staff.id];
  expect((await list(operator)).untrained.toSorted()).toEqual(ids.toSorted());
  const taught = { kind: "training", on: today, until: null, detail: "講師 みほん" };
  const nobody = copied({ ...taught, staff: [randomUUID()] });
  expect(await operator.callAny("/api/register/write", nobody)).toMatchObject({ status: 404 });
  const sent = copied({ ...taught, staff: [counsellor.staff.id] });
  expect(await operator.callAny("/api/register/write", sent)).toMatchObject({ status: 200 });
  expect((await list(operator)).untrained).toEqual([operator.staff.id]);
  const mistaken = { entry: sent.id, outcome: "mistaken", result: "" } as const;
  await operator.call("/api/register/end", mistaken);
  expect((await list(operator)).untrained.toSorted()).toEqual(ids.toSorted());
});
