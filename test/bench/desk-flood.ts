import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { openLine } from "./http-client.ts";
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
};

/** Messages in turn to all consultations but, now and then, one to the talk on the screen. */
export async function flood(wanted: Flood): Promise<Arrivals> {
  const { stage, senders, onScreen, perSecond, minutes, mostProbes, arrived } = wanted;
  const probes = new Map<string, number>();
  const lines = await Promise.all(Array.from({ length: 8 }, () => openLine(stage.origin, "")));
  const seconds = minutes * 60;
  const probeEvery = Math.max(1, Math.round(perSecond * Math.max(0.5, seconds / 2 / mostProbes)));
  const began = performance.now();
  let [count, nth] = [0, 0];
  await Promise.all(
    lines.map(async (line) => {
      for (;;) {
        const mine = nth++;
        const due = began + (mine * 1_000) / perSecond;
        if (due > began + seconds * 1_000) break;
        if (due > performance.now()) await pause(due - performance.now());
        const isProbe = mine % probeEvery === 0 && 2 * mine < perSecond * seconds;
        const sender = isProbe ? onScreen : (senders[mine % senders.length] as Sender);
        const text = `${mine}. きょうも教室に入れなくて、保健室にいました。`;
        const said = { epoch: stage.epoch, consultation: sender.consultation, key: randomUUID(), text };
        const { status, body } = await sent(line, JSON.stringify(said), sender.cookie);
        if (status !== 200) throw new Error(`A send was answered with ${status}.`);
        if (isProbe) probes.set(text, Date.parse((JSON.parse(body) as { at: string }).at));
        arrived(++count, (performance.now() - began) / (seconds * 1_000));
      }
    }),
  );
  for (const line of lines) line.end();
  return { count, probes };
}

/** A service that is too busy says so, and what was refused goes again under its key, as from a page. */
async function sent(line: Awaited<ReturnType<typeof openLine>>, said: string, cookie: string) {
  for (;;) {
    const answer = await line.post("/api/send", said, cookie);
    if (answer.status !== 503) return answer;
    await pause(1_000);
  }
}
