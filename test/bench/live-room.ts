import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { openLine, openStream } from "./http-client.ts";
import type { Sender, Stage } from "./stage.ts";

export type LiveRoom = {
  /** Milliseconds from when a message was sent to when each of the officials who watch its talk had it. */
  readonly delays: readonly number[];
  readonly sent: number;
};

type Wanted = {
  readonly officials: number;
  readonly talks: number;
  /** How many talks each of them watches. */
  readonly each: number;
  readonly perSecond: number;
  readonly seconds: number;
  readonly progress: (share: number, sentence: string) => void;
};

/** Officials who watch several talks each beside the whole list, while messages come in all talks in turn. */
export async function liveRoom(stage: Stage, wanted: Wanted): Promise<LiveRoom> {
  const { officials, talks, each, perSecond, seconds, progress } = wanted;
  const senders: Sender[] = [];
  const counsellor = await openLine(stage.origin, stage.counsellorCookie);
  while (senders.length < talks) {
    const some = await Promise.all(
      Array.from({ length: Math.min(10, talks - senders.length) }, stage.newSender),
    );
    for (const { consultation } of some) {
      const claim = JSON.stringify({ epoch: stage.epoch, consultation });
      const { status } = await counsellor.post("/api/desk/claim", claim);
      if (status !== 200) throw new Error(`A claim was answered with ${status}.`);
    }
    senders.push(...some);
    progress((0.3 * senders.length) / talks, `${senders.length} talks`);
  }
  counsellor.end();

  const pressedAt = new Map<string, number>();
  const delays: number[] = [];
  const streams: Socket[] = [];
  const watched = new Map<string, number>();
  for (let nth = 0; nth < officials; nth++) {
    const cookie = await stage.signIn(`official-${nth}`, "official");
    // Side by side, so that every talk is watched by as many.
    const mine = Array.from({ length: each }, (_, n) => senders[(nth * each + n) % talks] as Sender);
    for (const { consultation } of mine) watched.set(consultation, (watched.get(consultation) ?? 0) + 1);
    const watch = mine.map(({ consultation }) => ({ consultation, after: 0 }));
    const body = JSON.stringify({ epoch: stage.epoch, skin: "stream", desk: { after: null }, watch });
    streams.push(
      await openStream(stage.origin, cookie, "/api/desk/sync", body, (frame) => {
        const { entries = [] } = JSON.parse(frame) as { entries?: { kind: string; text?: string }[] };
        for (const { kind, text } of entries) {
          const pressed = kind === "message" ? pressedAt.get(`${text}`) : undefined;
          if (pressed !== undefined) delays.push(performance.now() - pressed);
        }
      }),
    );
    progress(0.3 + (0.1 * nth) / officials, `${nth + 1} officials`);
  }

  const lines = await Promise.all(Array.from({ length: 8 }, () => openLine(stage.origin, "")));
  const [began, every] = [performance.now(), 1_000 / perSecond];
  let [sent, expected] = [0, 0];
  await Promise.all(
    lines.map(async (line) => {
      for (;;) {
        const mine = sent;
        const due = began + mine * every;
        if (due > began + seconds * 1_000) break;
        sent++;
        if (due > performance.now()) await pause(due - performance.now());
        const { consultation, cookie } = senders[mine % talks] as Sender;
        const text = `${mine}. きょうも教室に入れなくて、保健室にいました。`;
        expected += watched.get(consultation) ?? 0;
        pressedAt.set(text, performance.now());
        const said = JSON.stringify({ epoch: stage.epoch, consultation, key: randomUUID(), text });
        const { status } = await line.post("/api/send", said, cookie);
        if (status !== 200) throw new Error(`A send was answered with ${status}.`);
        if (mine % 50 === 0) progress(0.4 + (0.6 * mine) / (seconds * perSecond), `${mine} messages`);
      }
    }),
  );
  for (let waited = 0; delays.length < expected; waited++) {
    if (waited > 2_000) throw new Error(`Of ${expected} only ${delays.length} came.`);
    await pause(10);
  }
  for (const line of lines) line.end();
  for (const stream of streams) stream.removeAllListeners("close").destroy();
  return { delays, sent };
}
