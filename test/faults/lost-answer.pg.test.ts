import { expect, test } from "vitest";
import type { IdempotencyKey } from "../../domain/ids.ts";
import { newIdempotencyKey } from "../world.ts";
import { openBrowser } from "./browser.ts";
import { type City, openCity } from "./city.ts";
import { type Doors, openDoors } from "./doors.ts";
import { seqOf, storedSeqs, type Writer, writersOf } from "./writers.ts";

const roundsEach = 2;
const retriesEach = 4;

test("[S9.6] [DL-1] [DL-2] F2: killed between COMMIT and the answer, the retry gets the same number", async () => {
  await using city = await openCity();
  await Promise.all([city.start(), city.start()]);
  const { open, send, reply } = await writersOf(city);
  const texts: string[] = [];
  for (const lose of [killUnaware, killAnswering, loseConnection]) {
    for (let round = 0; round < roundsEach; round++) {
      const lost = Object.entries({ open, send, reply }).map(async ([name, writer]) => {
        await using doors = await openDoors(city);
        const key = newIdempotencyKey();
        const text = `${lose.name}, ${name} ${round}`;
        texts.push(text);
        const first = await lose(city, doors, writer, key, text);
        const retries = [];
        for (let i = 0; i < retriesEach; i++) {
          // The front door leads to one process and to the other by turns.
          const browser = openBrowser(city.front.origin, "stream", writer.cookie);
          retries.push(seqOf(await writer.write(browser, key, text)));
        }
        const stored = await storedSeqs(city, key);
        expect(stored.length, text).toBe(1);
        expect(seqOf(first), text).toBe(lose === loseConnection ? stored[0] : "unreachable");
        expect(retries, text).toEqual(Array.from({ length: retriesEach }, () => stored[0]));
      });
      await Promise.all(lost);
    }
  }
  const entries = [...(await city.stored()).values()].flat();
  const stored = entries.flatMap((entry) => (entry.kind === "message" ? [entry.text] : []));
  expect(stored.filter((text) => texts.includes(text)).sort()).toEqual(texts.sort());
  const retries = retriesEach * texts.length;
  console.info(
    `F2: answers lost ${texts.length}, kills ${(2 * texts.length) / 3}, retries ${retries}, all alike`,
  );
}, 180_000);

test("[DL-2] F2: the answer of the database does not come, and its connection stays open", async () => {
  await using city = await openCity();
  await city.start();
  const { send } = await writersOf(city);
  await using doors = await openDoors(city);
  const key = newIdempotencyKey();
  doors.keepDatabaseAnswer(send.last(key));
  // Nothing is cut: the process itself must stop waiting, look, and find what it had stored.
  const answer = await send.write(openBrowser(doors.origin, "stream", send.cookie), key, "still there");
  const [seq, ...more] = await storedSeqs(city, key);
  expect(more).toEqual([]);
  expect(seqOf(answer)).toBe(seq);
}, 180_000);

/** It never learns that it was committed. */
async function killUnaware(city: City, doors: Doors, writer: Writer, key: IdempotencyKey, text: string) {
  doors.keepDatabaseAnswer(writer.last(key));
  const answer = writer.write(openBrowser(doors.origin, "stream", writer.cookie), key, text);
  await committed(city, key);
  await doors.process.kill();
  doors.loseKept();
  return answer;
}

/** It knows, but its answer does not arrive. */
async function killAnswering(city: City, doors: Doors, writer: Writer, key: IdempotencyKey, text: string) {
  doors.keepAnswers();
  const answer = writer.write(openBrowser(doors.origin, "stream", writer.cookie), key, text);
  await committed(city, key);
  await doors.process.kill();
  doors.loseKept();
  return answer;
}

/** It lives, and loses the connection on which the answer was to come. */
async function loseConnection(city: City, doors: Doors, writer: Writer, key: IdempotencyKey, text: string) {
  doors.keepDatabaseAnswer(writer.last(key));
  const answer = writer.write(openBrowser(doors.origin, "stream", writer.cookie), key, text);
  await committed(city, key);
  doors.loseKept();
  return answer;
}

async function committed(city: City, key: IdempotencyKey): Promise<void> {
  await expect.poll(() => storedSeqs(city, key), { timeout: 60_000, interval: 5 }).toHaveLength(1);
}
