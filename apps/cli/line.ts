import { enterPath } from "../../domain/line-paths.ts";
import { lineReport } from "../../domain/line-report.ts";
import { lineFigures } from "../../domain/line-usage.ts";
import { openRing } from "../../server/keys/ring.ts";
import { readChannel } from "../../server/line/channel.ts";
import { type ChannelCheck, checkChannel } from "../../server/line/check-channel.ts";
import { realLineHosts } from "../../server/line/line-door.ts";
import { makeRichMenu } from "../../server/line/rich-menu.ts";
import { readUsage } from "../../server/line/usage.ts";
import { openDoor } from "../../server/staff/open-door.ts";
import { openInstallation } from "../../server/storage/secrets.ts";
import { columns } from "./columns.ts";
import { type Command, type Place, textOf } from "./command.ts";
import { type Ground, standOn } from "./ground.ts";
import { Trouble, WrongUsage } from "./trouble.ts";

const usage: Command = {
  name: "line usage",
  says: "Shows a month's figures of the use of LINE, for the report to the city: numbers, of nobody.",
  options: {
    month: { value: "<YYYY-MM>", says: "The month, as in Japan.", needed: true },
    csv: { says: "As CSV that Excel opens." },
  },
  async run(given, place) {
    const month = textOf(given, "month");
    if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(month)) throw new WrongUsage("--month is a month, like 2026-11.");
    await using ground = await standOn(place);
    const figures = await readUsage({ db: ground.storage.db }, month);
    const rows = lineFigures.map((figure) => [figure, String(figures[figure])]);
    return {
      lines: given["csv"] === true ? [lineReport(month, figures).trimEnd()] : columns(rows),
      json: { month, figures },
    };
  },
};

const check: Command = {
  name: "line check",
  says: "Asks LINE whether the city's account is set up as it has to be. Sends nothing to anybody.",
  more: ["What each finding means, and what to do about it: docs/runbook/line.md."],
  options: {},
  async run(_, place) {
    await using ground = await standOn(place);
    const checks = await checkChannel(await standBefore(ground, place));
    const failed = checks.some(({ found }) => found !== "good");
    return {
      lines: [
        ...columns(
          checks.map(({ check: name, found }) => [found === "good" ? "ok" : "--", name, remedies[found]]),
        ),
        "",
        failed ? "Something has to be done: see above." : "All is well.",
      ],
      json: { ok: !failed, checks },
      ...(failed ? { failed } : {}),
    };
  },
};

const remedies: Readonly<Record<ChannelCheck["found"], string>> = {
  good: "good",
  "not-set": "not set",
  refused: "refused by LINE",
  unreachable: "LINE does not answer",
  "other-address": "leads to another address than PUBLIC_URL",
  off: "set, but not in use",
  low: "most of it is used",
  gone: "used up",
};

const menu: Command = {
  name: "line menu",
  says: "Makes the menu below the talk at LINE, the same for everybody, and takes away the one before.",
  options: {},
  asks: true,
  async run(_, place) {
    await using ground = await standOn(place);
    const tools = await standBefore(ground, place);
    const [{ token }, page] = [await readChannel(tools), tools.line.page()];
    if (token === null)
      throw new Trouble("The token of the account at LINE is not set yet: see docs/runbook/line.md.");
    if (page === null) throw new Trouble("PUBLIC_URL is not set: the menu would lead nowhere.");
    const made = await makeRichMenu(tools.line.hosts, token, page);
    if (!made.made) throw new Trouble(`LINE did not take the menu (status ${made.status}).`);
    return { lines: [`The menu leads to ${page.href}`], json: { page: page.href, removed: made.removed } };
  },
};

export const lineCommands: readonly Command[] = [usage, check, menu];

/** What is needed to speak to LINE in the city's name. */
async function standBefore({ config, storage }: Ground, { now }: Place) {
  const { db } = storage;
  if ((await openDoor(db)).secondFactor === "skipped")
    throw new Trouble("This city is invented: its LINE is simulated, and there is nothing to be set up.");
  const { provider } = await openRing(config);
  const secrets = await openInstallation(db, provider, { invented: false });
  const page = (): URL | null => config.publicUrl && new URL(enterPath, config.publicUrl);
  return { db, secrets, now, line: { hosts: realLineHosts, page } };
}
