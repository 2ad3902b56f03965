import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { BrokenLine, openLine } from "./http-client.ts";
import type { Sender, Stage } from "./stage.ts";

type Flood = {
  readonly stage: Stage;
  readonly senders: readonly Sender[];
  /** Whose talk is on the screen. */
  readonly onScreen: Sender;
  readonly perSecond: number;
  readonly minutes: number;
  /**
   * So many of them at most are for the talk on the screen, in the first half, evenly: as many as a long talk has, whatever the minutes.
   * In the later half that talk stays as it is, so that what grows then is what the desk keeps of all others.
   */
  readonly mostProbes: number;
  readonly arrived: (count: number, share: number) => void;
};

export type Arrivals = {
  readonly count: number;
  /** Each text for the talk on the screen, and the server's time in its receipt. */
  readonly probes: ReadonlyMap<string, number>;
  /** What went again under its key, as from a page: after a refusal for being too busy, or on a new connection after a broken one. */
  readonly again: Again;
};

type Again = { refused: number; broken: number };

/** Messages in turn to all consultations but, now and then, one to the talk on the screen. */
export async function flood(wanted: Flood): Promise<Arrivals> {
  const { stage, senders, onScreen, perSecond, minutes, mostProbes, arrived } = wanted;
  const probes = new Map<string, number>();
  const again: Again = { refused: 0, broken: 0 };
  const failed = new AbortController();
  const seconds = minutes * 60;
  const probeEvery = Math.max(1, Math.round(perSecond * Math.max(0.5, seconds / 2 / mostProbes)));
  const began = performance.now();
  let [count, nth] = [0, 0];
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      await using line = await openSending(stage, again);
      // Whoever goes on after the first failure would only cover it up.
      while (!failed.signal.aborted) {
        const mine = nth++;
        const due = began + (mine * 1_000) / perSecond;
        if (due > began + seconds * 1_000) break;
        if (due > performance.now()) await pause(due - performance.now());
        const isProbe = mine % probeEvery === 0 && 2 * mine < perSecond * seconds;
        const sender = isProbe ? onScreen : (senders[mine % senders.length] as Sender);
        const text = `${mine}. きょうも教室に入れなくて、保健室にいました。`;
        const said = { epoch: stage.epoch, consultation: sender.consultation, key: randomUUID(), text };
        const at = await line.send(JSON.stringify(said), sender.cookie).catch((error: unknown) => {
          failed.abort();
          throw error;
        });
        if (isProbe) probes.set(text, at);
        arrived(++count, (performance.now() - began) / (seconds * 1_000));
      }
    }),
  );
  return { count, probes, again };
}

/** Sends until it is stored, and says the server's time then. */
async function openSending(stage: Stage, again: Again) {
  let line = await openLine(stage.origin, "");
  return {
    async send(said: string, cookie: string): Promise<number> {
      for (;;) {
        try {
          const { status, body } = await line.post("/api/send", said, cookie);
          if (status === 200) return Date.parse((JSON.parse(body) as { at: string }).at);
          if (status !== 503) throw new Error(`A send was answered with ${status}: ${body}`);
          again.refused++;
          await pause(1_000);
        } catch (error) {
          if (!(error instanceof BrokenLine)) throw error;
          process.stderr.write(`\n${error.message}\n`);
          again.broken++;
          line = await openLine(stage.origin, "");
        }
      }
    },
    [Symbol.asyncDispose]: async () => line.end(),
  };
}
