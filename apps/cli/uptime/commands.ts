import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { inJapan as dayInJapan } from "../../../domain/japan-time.ts";
import { monthOf } from "../../../domain/period.ts";
import { type MinuteState, stateOf } from "../../../domain/uptime.ts";
import type { Config } from "../../../server/config.ts";
import { readAvailability } from "../../../server/uptime/read-availability.ts";
import { readWatchKey } from "../../../server/uptime/watch-key.ts";
import type { Command, Given, Place } from "../command.ts";
import { standOn } from "../ground.ts";
import { inJapan } from "../in-japan.ts";
import { count } from "../terminal.ts";
import { Trouble, WrongUsage } from "../trouble.ts";
import { openRecordFile } from "./record-file.ts";
import { NotBelieved, type Service } from "./report.ts";
import { watchMinute } from "./watch-minute.ts";

const patienceMillis = 8_000;
const againMillis = 15_000;

const watch: Command = {
  name: "uptime watch",
  says: "Looks out: asks every minute from outside whether people are served, and puts it down. Runs until it is stopped.",
  more: [
    "It needs neither the database nor its keys, so let it run on another machine than the service, as a process of its own.",
    "What it has seen lies in uptime.txt of its folder, and goes to the service as soon as that takes it, each minute once.",
    "It signs by WATCH_KEY, or by the file watch-key of DATA_DIR, which the service makes at its start.",
  ],
  options: {
    url: {
      value: "<address>",
      says: "Of the service, as people reach it. Left out: PUBLIC_URL, or this machine.",
    },
    folder: { value: "<folder>", says: "Where the record lies. Left out: uptime in DATA_DIR." },
    place: { value: "<name>", says: "What this lookout is called. Left out: the machine's name." },
  },
  async run(given, place) {
    const config = place.config();
    const service = await serviceOf(config, given);
    const folder = resolve(text(given, "folder") ?? join(config.dataDir, "uptime"));
    const file = await openRecordFile(folder).catch((error: NodeJS.ErrnoException) => {
      throw new Trouble(`${folder} cannot be written to: ${error.message}`);
    });
    place.terminal.say(`Looking out for ${service.origin} as ${service.place}; the record is ${file.path}.`);
    await watchUntilStopped(place, service, file);
    return { lines: ["Stopped looking out."], json: { stopped: true } };
  },
};

const show: Command = {
  name: "uptime show",
  says: "Prints the availability of a month, as lookouts have seen it.",
  options: { month: { value: "<YYYY-MM>", says: "Of Japan. Left out: this month." } },
  async run(given, place) {
    const month = text(given, "month") ?? monthOf(dayInJapan(place.now()).day);
    if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(month))
      throw new WrongUsage(`--month is like 2026-11, not "${month}".`);
    await using ground = await standOn(place);
    const found = await readAvailability({ db: ground.storage.db, now: place.now }, month);
    const { minutes, ratio, atLeast, downs } = found;
    return {
      lines: [
        `${month}: ${percent(ratio)} of the minutes that were looked at; not less than ${percent(atLeast)}, were it down whenever nobody looked.`,
        `Up ${count(minutes.up)}, degraded ${count(minutes.degraded)}, down ${count(minutes.down)}, down as announced ${count(minutes.planned)}, nobody looked ${count(minutes.unknown)} minutes.`,
        ...downs.map(({ from, to }) => `  down from ${inJapan(from)} to ${inJapan(to)} (Japan)`),
      ],
      json: { month, ...found },
    };
  },
};

export const uptimeCommands: readonly Command[] = [watch, show];

async function watchUntilStopped(
  { stopped, terminal, now }: Place,
  service: Service,
  file: Awaited<ReturnType<typeof openRecordFile>>,
): Promise<void> {
  let told: MinuteState | null = null;
  let known = false;
  while (!stopped.aborted) {
    try {
      const missed = await watchMinute({ service, file, now, stopped, againMillis });
      const state = stateOf(missed);
      if (state !== told) terminal.say([inJapan(now()), state, ...missed].join(" "));
      [told, known] = [state, true];
    } catch (error) {
      if (stopped.aborted) return;
      if (!(error instanceof NotBelieved)) throw error;
      // At the beginning it is a wrong setting; later the key was changed, and somebody has to tell us the new one.
      if (!known) throw new Trouble(`${error.message} Give the service and this command the same one.`);
      terminal.say(`${inJapan(now())} nothing is put down: ${error.message}`);
    }
    const rest = 60_000 - (now().getTime() % 60_000);
    await pause(rest, undefined, { signal: stopped }).catch(() => {});
  }
}

async function serviceOf(config: Config, given: Given): Promise<Service> {
  const url = text(given, "url") ?? config.publicUrl?.origin ?? `http://127.0.0.1:${config.port}`;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new WrongUsage(`--url is an address like https://soudan.example.jp, not "${url}".`);
  const place =
    text(given, "place") ??
    (hostname()
      .toLowerCase()
      .replaceAll(/[^a-z0-9.-]/g, "-")
      .slice(0, 60) ||
      "lookout");
  if (!/^[a-z0-9.-]{1,60}$/.test(place))
    throw new WrongUsage("--place has small letters, digits, points and hyphens only, at most 60.");
  const key = await readWatchKey(config.dataDir, config.watchKey);
  if (key === null) {
    throw new Trouble(
      `There is neither WATCH_KEY nor ${join(config.dataDir, "watch-key")}: start the service once, or copy its key here.`,
    );
  }
  return { origin: new URL(url).origin, place, key, patienceMillis };
}

function text(given: Given, name: string): string | null {
  const value = given[name];
  return typeof value === "string" ? value : null;
}

/** Never rounded up to a hundred. */
function percent(ratio: number | null): string {
  return ratio === null ? "nothing" : `${(Math.floor(ratio * 100_000) / 1_000).toFixed(3)} %`;
}
