import { stat } from "node:fs/promises";
import { type Purpose, purposes } from "../../domain/audit.ts";
import { type ExportKind, exportKinds, kindsOfExport } from "../../domain/export-kinds.ts";
import { type ExportRecipient, exportRecipients } from "../../domain/exporting.ts";
import { firstSettings } from "../../domain/first-settings.ts";
import { dayAfter, inJapan } from "../../domain/japan-time.ts";
import { isPeriod, type Period, periodNamed, periodNames } from "../../domain/period.ts";
import { Refusal } from "../../domain/refusal.ts";
import { openLog } from "../../server/edge/log.ts";
import { type FileFormat, fileFormats } from "../../server/export/file-formats.ts";
import { listToWrite } from "../../server/export/list-to-write.ts";
import { planExport } from "../../server/export/plan-export.ts";
import { type WrittenExport, writeExport } from "../../server/export/write-export.ts";
import { openRing } from "../../server/keys/ring.ts";
import { openReceptionSettings } from "../../server/reception/reception-settings.ts";
import { holdDataKeys } from "../../server/storage/data-keys.ts";
import { columns } from "./columns.ts";
import type { Command, Given, Place } from "./command.ts";
import { type Ground, standOn } from "./ground.ts";
import { count } from "./terminal.ts";
import { Trouble, WrongUsage } from "./trouble.ts";

const plannable = exportKinds.filter((kind) => kindsOfExport[kind].rows === "counts");
const formats = Object.keys(fileFormats) as FileFormat[];

const write: Command = {
  name: "export write",
  says: "Writes a file into EXPORT_FOLDER: counts by a plan, or what somebody of the city asked for at the desk.",
  more: [
    `By a plan (cron, a systemd timer): --kind ${plannable.join(", ")}, with --period or --from and --to.`,
    "Single consultations and their words only by --entry: asked for at the desk, and agreed to. Each file stands in the ledger.",
    "The file appears under its name when it is whole; only the account that runs this can read it.",
  ],
  options: {
    kind: { value: "<kind>", says: `One of ${plannable.join(", ")}.` },
    entry: { value: "<id>", says: "What was asked for at the desk: export list shows them." },
    period: { value: "<name>", says: `One of ${periodNames.join(", ")}.` },
    from: { value: "<day>", says: "The first day in Japan, like 2026-04-01." },
    to: { value: "<day>", says: "The last day, included." },
    format: { value: "<format>", says: `${formats.join(" or ")}; without it xlsx.` },
    masked: { says: "Hide numbers below five, for publishing." },
    purpose: { value: "<purpose>", says: `One of ${purposes.join(", ")}; without it monthly-report.` },
    recipient: {
      value: "<recipient>",
      says: `One of ${exportRecipients.join(", ")}; without it own-office.`,
    },
    "due-days": { value: "<days>", says: "In how many days it is back or destroyed; without it 30." },
  },
  async run(given, place) {
    const format = oneOf(formats, given, "format", "xlsx");
    const wanted = entryOf(given) ?? planOf(given, place);
    await using ground = await standOn(place);
    const folder = await folderOf(ground);
    const tools = await toolsOn(ground, place);
    const bar = place.terminal.bar("rows written");
    try {
      const id = typeof wanted === "string" ? wanted : (await planExport(tools, wanted)).id;
      const written = await writeExport(tools, id, {
        ...{ folder, format },
        progress(rows) {
          if (place.stopped.aborted) throw new Trouble("Stopped: there is no file.");
          bar.show(rows, rows);
        },
      });
      return answerOf(written, id);
    } catch (error) {
      throw error instanceof Refusal ? new Trouble(sentences[error.code] ?? error.code) : error;
    } finally {
      bar.end();
    }
  },
};

const list: Command = {
  name: "export list",
  says: "Shows what was asked for at the desk to be written into the folder, and is not yet.",
  options: {},
  async run(_, place) {
    await using ground = await standOn(place);
    const all = await listToWrite({ db: ground.storage.db, now: place.now });
    return {
      lines:
        all.length === 0
          ? ["Nothing waits to be written."]
          : columns(
              all.map(({ id, kind, from, to, isReady }) => [
                ...[id, kind, `${from} to ${to}`, isReady ? "ready" : "waits for others to agree"],
              ]),
            ),
      json: all,
    };
  },
};

export const exportCommands: readonly Command[] = [write, list];

const sentences: Readonly<Record<string, string>> = {
  "not-found":
    "There is no such file to be written: it was not asked for into the folder, nobody has agreed, or that is more than a day ago.",
  "not-allowed":
    "Single consultations and their words are asked for at the desk (書き出し), and written by --entry.",
  "bad-input": "This kind does not go with these days or with --masked.",
};

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Null where a plan is given instead. */
function entryOf({ entry, kind, period, from, to, masked }: Given): string | null {
  if (typeof entry !== "string") return null;
  if (!uuid.test(entry)) throw new WrongUsage("--entry is an id as export list shows it.");
  if ([kind, period, from, to, masked].some((one) => one !== undefined))
    throw new WrongUsage("--entry stands alone: what is in the file was asked for at the desk.");
  return entry;
}

function planOf(given: Given, place: Place) {
  const kind = given["kind"];
  if (typeof kind !== "string") throw new WrongUsage("export write needs --kind or --entry.");
  const known = exportKinds.find((one) => one === kind);
  if (!known) throw new WrongUsage(`--kind is one of ${plannable.join(", ")}.`);
  const today = inJapan(place.now()).day;
  const days = given["due-days"] ?? "30";
  if (!/^\d{1,3}$/.test(String(days)) || Number(days) > 366)
    throw new WrongUsage("--due-days is a number of days up to 366.");
  return {
    kind: known satisfies ExportKind,
    ...periodOf(given, today),
    masked: given["masked"] === true,
    purpose: oneOf<Purpose>(purposes, given, "purpose", "monthly-report"),
    recipient: oneOf<ExportRecipient>(exportRecipients, given, "recipient", "own-office"),
    dueOn: dayAfter(today, Number(days)),
  };
}

function periodOf(given: Given, today: string): Period {
  const { period: name, from, to } = given;
  const named = typeof name === "string" ? periodNamed(name, today) : null;
  if (typeof name === "string" && !named)
    throw new WrongUsage(`--period is one of ${periodNames.join(", ")}.`);
  const days = { from: String(from), to: String(to) };
  if (named ? from !== undefined || to !== undefined : !isPeriod(days))
    throw new WrongUsage("Give --period, or --from and --to as days like 2026-04-01, in this order.");
  return named ?? days;
}

function oneOf<Name extends string>(names: readonly Name[], given: Given, option: string, usual: Name): Name {
  const wanted = given[option] ?? usual;
  const known = names.find((name) => name === wanted);
  if (known) return known;
  throw new WrongUsage(`--${option} is one of ${names.join(", ")}.`);
}

async function folderOf({ config: { exportFolder } }: Ground): Promise<string> {
  if (exportFolder === null)
    throw new Trouble("EXPORT_FOLDER is not set: say there where files are written.");
  const found = await stat(exportFolder).catch(() => null);
  if (found?.isDirectory()) return exportFolder;
  throw new Trouble(`${exportFolder} (EXPORT_FOLDER) is no folder, or cannot be reached.`);
}

async function toolsOn({ config, storage }: Ground, { now }: Place) {
  const { provider } = await openRing(config);
  return {
    ...{
      db: storage.db,
      now,
      keys: holdDataKeys(storage, provider),
      log: openLog(config.logLevel, process.stderr),
    },
    reception: await openReceptionSettings(storage.db, firstSettings, () => {}),
  };
}

function answerOf({ path, rows, bytes }: WrittenExport, entry: string) {
  return {
    lines: [`${path}: ${count(rows)} rows, ${count(bytes)} bytes. It is in the ledger of the desk.`],
    json: { entry, file: path, rows, bytes },
  };
}
