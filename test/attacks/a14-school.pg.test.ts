import { expect, onTestFinished, test, vi } from "vitest";
import type { Frame } from "../../contract/sync.ts";
import type { ConsultationId, IdempotencyKey } from "../../domain/ids.ts";
import { readEntries } from "../../server/consultation/sync-store.ts";
import { everydayLimits } from "../../server/edge/limits.ts";
import { figuresOf, judge, type Log, noFaults, type Row, said } from "../history.ts";
import { newIdempotencyKey } from "../world.ts";
import { type City, openCity } from "./city.ts";

// A school, behind one address, for ten minutes by the service's own clock: only that clock is put forward. Who counts calls counts by
// it too, so each minute is as full here as it would be there, and takes as long as this machine needs.

const [pupils, minutes, minuteMillis] = [400, 10, 60_000];
const headers = { connection: undefined, "x-forwarded-for": "203.0.113.77" };

type Pupil = {
  readonly log: Log;
  readonly rows: Row[];
  cookie: string;
  consultation: ConsultationId;
  wrote: number;
};

test("[S4.2] [S8.10] A14 [AC-5] [DL-1] [DL-4] 400 pupils behind one address in ten minutes, answers lost on the way: nobody is turned away, nothing is lost, doubled or out of place", {
  timeout: 300_000,
}, async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  await using city = await openCity({ trustProxy: ["127.0.0.1"], limits: everydayLimits });
  const calls = { made: 0, refused: [] as string[] };
  const there: Pupil[] = [];
  for (let minute = 0; minute < minutes; minute++) {
    const coming = Array.from({ length: pupils / minutes }, (_, n) => minute * (pupils / minutes) + n);
    await abreast(coming, async (nth) => void there.push(await comeIn(city, calls, nth)));
    await abreast(there, async (pupil) => {
      // Every other one of them writes in this minute, and one in eight does not hear the answer.
      if ((pupil.log.who.length + minute + there.indexOf(pupil)) % 2 === 0) {
        await write(city, calls, pupil, `${pupil.log.who} ${pupil.wrote}`, there.indexOf(pupil) % 8 === 0);
      }
      await look(city, calls, pupil);
    });
    vi.setSystemTime(Date.now() + minuteMillis);
  }
  expect(calls.refused).toEqual([]);

  const asked = there.map(({ consultation }) => ({ consultation, after: 0 }));
  const watch = asked.map(({ consultation, after }) => ({ id: consultation, after }));
  const stored = await readEntries(city.storage, city.app.tools.keys, watch, 1_000_000, () => {});
  const logs = there.map(({ log }) => log);
  expect(judge({ logs, stored, epoch: city.app.tools.epoch() })).toEqual(noFaults);
  const { sent, acknowledged, shown } = figuresOf({ logs });
  expect([acknowledged, shown]).toEqual([sent, sent]);
  expect(new Set(asked.map(({ consultation }) => consultation)).size).toBe(pupils);
  console.info(
    `A14: ${pupils} pupils behind one address, ${minutes} minutes, ${calls.made} calls: 0 refused; ${sent} messages written, ${acknowledged} acknowledged, ${shown} shown.`,
  );
});

async function abreast<One>(all: readonly One[], act: (one: One) => Promise<void>): Promise<void> {
  const waiting = [...all];
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await act(next);
    }),
  );
}

type Calls = { made: number; readonly refused: string[] };

async function ask(city: City, calls: Calls, path: string, input: object, cookie?: string) {
  calls.made++;
  const body = JSON.stringify(input);
  const answer = await city.ask({ path, body, headers, ...(cookie ? { cookie } : {}) });
  if (answer.status !== 200) calls.refused.push(`${path} ${answer.status} ${answer.text}`);
  return { ...answer, body: JSON.parse(answer.text) };
}

/** From the address to the first message: the page asks twice for its beginnings, as after a reload. */
async function comeIn(city: City, calls: Calls, nth: number): Promise<Pupil> {
  await ask(city, calls, "/api/reception", { wording: "lower-primary" });
  const first = await ask(city, calls, "/api/arrive", {});
  const cookie = first.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
  await ask(city, calls, "/api/arrive", {}, cookie);
  const log: Log = { who: `pupil ${nth}`, reads: "own", events: [] };
  const pupil: Pupil = { log, rows: [], cookie, consultation: "" as ConsultationId, wrote: 0 };
  await write(city, calls, pupil, `pupil ${nth} first`, nth % 4 === 0);
  return pupil;
}

async function write(city: City, calls: Calls, pupil: Pupil, text: string, lost: boolean): Promise<void> {
  const { log, cookie } = pupil;
  const [key, epoch] = [newIdempotencyKey() as IdempotencyKey, city.app.tools.epoch()];
  const place = pupil.consultation ? { consultation: pupil.consultation } : {};
  const path = pupil.consultation ? "/api/send" : "/api/open";
  log.events.push({ t: "pressed", key, body: said(text) });
  for (let time = lost ? 0 : 1; time < 2; time++) {
    const { body } = await ask(city, calls, path, { epoch, ...place, key, text }, cookie);
    // The first answer never came: the page knows nothing of it.
    if (time === 0) continue;
    pupil.consultation = place.consultation ?? body.consultation;
    log.events.push({ t: "acknowledged", key, epoch, consultation: pupil.consultation, seq: body.seq ?? 1 });
  }
  pupil.wrote++;
}

async function look(city: City, calls: Calls, { log, rows, cookie, consultation }: Pupil): Promise<void> {
  const epoch = city.app.tools.epoch();
  const after = rows.at(-1)?.[0] ?? 0;
  log.events.push({ t: "asked", consultation, after });
  const watch = [{ consultation, after }];
  const { body } = await ask(city, calls, "/api/sync", { epoch, skin: "now", watch }, cookie);
  for (const frame of body.frames as Frame[]) {
    if (frame.t !== "entries") continue;
    for (const entry of frame.entries) {
      log.events.push({ t: "served", consultation, seq: entry.seq });
      if (entry.kind === "message") rows.push([entry.seq, said(entry.text)]);
    }
  }
  log.events.push({ t: "screen", epoch, consultation, rows: [...rows] });
}
