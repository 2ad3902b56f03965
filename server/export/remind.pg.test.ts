import { expect, test } from "vitest";
import type { Api } from "../../contract/api.ts";
import { openMailbox } from "../../test/mailbox.ts";
import { takeExport } from "../../test/take-export.ts";
import { openWorld } from "../../test/world.ts";
import { remindOfExports } from "./remind.ts";

const asked: Omit<Api["/api/export/ask"]["input"], "remindTo"> = {
  ...{ kind: "figures", from: "2027-05-01", to: "2027-05-31", purpose: "monthly-report" },
  ...{ recipient: "contractor", pseudonymous: false, masked: false, toFolder: false },
  ...{ dueOn: "2027-06-10", reason: "月の報告のため" },
};

test("[EX-6] [SE-3] who asked is told before the day, on it and after it, once each, without content, by whichever process", async () => {
  let now = new Date("2027-06-01T01:00:00Z");
  await using mailbox = await openMailbox();
  await using world = await openWorld({ now: () => now, mail: mailbox.settings });
  const another = await world.another();
  const official = await world.staff("official");
  const addresses = ["shiki@example.jp", "kanri@example.jp"];
  const ask = (remindTo: readonly string[]) =>
    official.call("/api/export/ask", { ...asked, remindTo: [...remindTo] });
  const { export: out } = (await ask(addresses)).body;
  await takeExport(official, out);
  // Never taken, and nobody to tell.
  await ask(addresses);
  const { export: silent } = (await ask([])).body;
  await takeExport(official, silent);
  const sealed = await world.storage.db.selectFrom("export").select("remind_to").execute();
  for (const { remind_to } of sealed) expect(remind_to?.toString("latin1") ?? "").not.toContain("example");

  async function told(at: string): Promise<string[]> {
    now = new Date(at);
    const before = mailbox.taken.length;
    await Promise.all([remindOfExports(world.app.tools), remindOfExports(another.app.tools)]);
    await remindOfExports(world.app.tools);
    return mailbox.taken.slice(before).map(({ to, text }) => `${to} ${/期日\S*手続き/.exec(text)?.[0]}`);
  }
  const both = (what: string) => addresses.map((to) => `${to} ${what}`);
  expect(await told("2027-06-06T03:00:00Z")).toEqual([]);
  // In the night nobody is told.
  expect(await told("2027-06-06T20:00:00Z")).toEqual([]);
  expect(await told("2027-06-07T00:00:00Z")).toEqual(both("期日の近い手続き"));
  expect(await told("2027-06-08T03:00:00Z")).toEqual([]);
  expect(await told("2027-06-10T03:00:00Z")).toEqual(both("期日の近い手続き"));
  // The session of the first days is over by now.
  const colleague = () => world.staff("official");
  const ledger = async () =>
    (await (await colleague()).call("/api/export/list", {})).body.exports.find(({ id }) => id === out)
      ?.dueness;
  expect(await ledger()).toBe("today");
  expect(await told("2027-06-12T03:00:00Z")).toEqual(both("期日を過ぎた手続き"));
  expect(await told("2027-06-20T03:00:00Z")).toEqual([]);
  expect(await ledger()).toBe("overdue");
  await (await colleague()).call("/api/export/settle", { export: out, as: "destroyed" });
  expect(await ledger()).toBeNull();
  for (const { text } of mailbox.taken)
    for (const word of ["集計", "figures", "受託", "シキ", out]) expect(text).not.toContain(word);
  expect(world.logged()).not.toContain("example.jp");
});

test("[EX-6] where no address takes it, it is tried again; a file that came back in between is not spoken of", async () => {
  let now = new Date("2027-06-09T03:00:00Z");
  const mailbox = await openMailbox();
  const { settings } = mailbox;
  await mailbox[Symbol.asyncDispose]();
  await using world = await openWorld({ now: () => now, mail: settings });
  const official = await world.staff("official");
  const remindTo = ["shiki@example.jp"];
  const { export: id } = (await official.call("/api/export/ask", { ...asked, remindTo })).body;
  await takeExport(official, id);
  await remindOfExports(world.app.tools);
  const reminded = async () =>
    (await world.storage.db.selectFrom("export").select("reminded").where("id", "=", id).executeTakeFirst())
      ?.reminded;
  expect(await reminded()).toBe(0);
  expect(world.logged()).toContain("The e-mail about a file that is due could not be sent.");
  await official.call("/api/export/settle", { export: id, as: "returned" });
  now = new Date("2027-06-11T03:00:00Z");
  await remindOfExports(world.app.tools);
  expect(await reminded()).toBe(0);
});
