// Somebody who sends again and again, each message until it is acknowledged: how long nobody was is the gap.
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { call } from "../../../apps/shared/call.ts";
import type { ConsultationId, Epoch } from "../../../domain/ids.ts";
import { retrying } from "../../../server/storage/hosts.ts";
import { openBrowser } from "../../faults/browser.ts";
import type { City } from "../../faults/city.ts";
import { done } from "../../faults/writers.ts";
import type { Log } from "../../history.ts";
import { takeUpByCall } from "../../take-up.ts";
import { newIdempotencyKey } from "../../world.ts";

export type Pulse = {
  /** The longest time without an acknowledgement since that moment of `performance.now()`, up to now. */
  gapSince(moment: number): number;
  /** Ends once somebody was acknowledged who began after this moment. Fails after so long. */
  beatAfter(moment: number, withinMillis: number): Promise<void>;
  stop(): Promise<void>;
};

const everyMillis = 30;

/**
 * Through the service, as a child's page calls it; each writer has a consultation of their own, and is in the history. Somebody
 * without a page holds it, so that no page follows thousands of messages.
 */
export async function startPulse(city: City, writers: number): Promise<Pulse> {
  const senders = await Promise.all(
    Array.from({ length: writers }, (_, at) => openSender(city, `pulse ${at}`)),
  );
  const beats: { readonly began: number; readonly at: number }[] = [];
  const stopping = new AbortController();
  const going = senders.map(async (send) => {
    while (!stopping.signal.aborted) {
      const began = performance.now();
      if (await send(stopping.signal)) beats.push({ began, at: performance.now() });
      await pause(everyMillis);
    }
  });
  return {
    gapSince(moment) {
      const later = beats.map(({ at }) => at).filter((at) => at >= moment);
      const all = [moment, ...later.sort((a, b) => a - b), performance.now()];
      return Math.max(...all.slice(1).map((at, i) => at - (all[i] as number)));
    },
    async beatAfter(moment, withinMillis) {
      const deadline = performance.now() + withinMillis;
      while (!beats.some(({ began }) => began > moment)) {
        if (performance.now() > deadline)
          throw new Error(`Nobody was acknowledged within ${withinMillis / 1_000} s.`);
        await pause(20);
      }
    },
    async stop() {
      stopping.abort();
      await Promise.all(going);
    },
  };
}

async function openSender(city: City, who: string): Promise<(stop: AbortSignal) => Promise<boolean>> {
  const browser = openBrowser(city.front.origin);
  const log: Log = { who, reads: "own", events: [] };
  city.logs.push(log);
  const { epoch } = done(await retrying(() => browser.run(() => call("/api/arrive", {}))));
  const first = { epoch, key: newIdempotencyKey(), text: `${who}, the first` };
  log.events.push({ t: "pressed", key: first.key, body: first.text });
  const opened = done(await browser.run(() => call("/api/open", first)));
  log.events.push(acknowledged(first.key, epoch, opened.consultation, opened.seq));
  const { browser: holder } = await city.signIn("counsellor");
  done(await holder.run(() => takeUpByCall({ epoch, consultation: opened.consultation })));
  return async (stop) => {
    const key = newIdempotencyKey();
    const text = `${who}, ${randomUUID()}`;
    log.events.push({ t: "pressed", key, body: text });
    // Told to stop, it still finds out what became of this one, for a while.
    for (let tries = 0; !stop.aborted || tries < 300; tries++) {
      const sent = { epoch, consultation: opened.consultation, key, text };
      const answer = await browser.run(() => call("/api/send", sent));
      if (answer.ok) {
        log.events.push(acknowledged(key, epoch, opened.consultation, answer.value.seq));
        return true;
      }
      await pause(100);
    }
    return false;
  };
}

function acknowledged(
  key: ReturnType<typeof newIdempotencyKey>,
  epoch: Epoch,
  consultation: ConsultationId,
  seq: number,
): Log["events"][number] {
  return { t: "acknowledged", key, epoch, consultation, seq };
}
