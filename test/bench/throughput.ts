import { randomUUID } from "node:crypto";
import { openLine, openStream } from "./http-client.ts";
import { processorSeconds, processorSecondsOfTree } from "./processes.ts";
import { connectBare, type Sender, type Stage } from "./stage.ts";

const words = "きょうも教室に入れなくて、保健室にいました。どうしたらいいかわからないです。";

/** The floor under us: the same row, one commit each, so many connections, and nothing else. Rows a second. */
export async function bareInserts(stage: Stage, connections: number, millis: number): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: connections }, () => connectBare(stage.databaseUrl)),
  );
  await clients[0]?.query(
    "create table if not exists bare_entry (like entry including defaults including indexes)",
  );
  const insert = {
    name: "bare",
    text: `insert into bare_entry (consultation_id, seq, at, kind, by_whom, key, body_mac, sealed)
           values ($1, $2, $3, 'message', 'consultee', $4, $5, $6)`,
  };
  const sealed = Buffer.alloc(29 + Buffer.byteLength(words));
  const mac = Buffer.alloc(16);
  let rows = 0;
  const until = performance.now() + millis;
  const since = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      const consultation = randomUUID();
      for (let seq = 1; performance.now() < until; seq++) {
        await client.query({ ...insert, values: [consultation, seq, new Date(), randomUUID(), mac, sealed] });
        rows++;
      }
    }),
  );
  const seconds = (performance.now() - since) / 1_000;
  await Promise.all(clients.map((client) => client.end()));
  return rows / seconds;
}

export type Flood = {
  readonly perSecond: number;
  readonly serverSecondsPer10k: number;
  readonly databaseSecondsPer10k: number;
};

/** As fast as it goes: each sender waits for its acknowledgement; a counsellor's and an official's stream hear all. */
export async function sends(stage: Stage, senders: readonly Sender[], millis: number): Promise<Flood> {
  const streams = await listen(stage, senders, () => {});
  const lines = await Promise.all(senders.map(({ cookie }) => openLine(stage.origin, cookie)));
  const server = processorSeconds(stage.serverPid);
  const database = processorSecondsOfTree(stage.databasePid);
  let sent = 0;
  const since = performance.now();
  const until = since + millis;
  await Promise.all(
    lines.map(async (line, i) => {
      while (performance.now() < until) {
        const { status } = await line.post("/api/send", bodyOf(stage, senders[i] as Sender, words));
        if (status !== 200) throw new Error(`A send was answered with ${status}.`);
        sent++;
      }
    }),
  );
  const seconds = (performance.now() - since) / 1_000;
  await streams.untilHeard(sent);
  const used = (now: number, before: number) => ((now - before) / sent) * 10_000;
  const flood = {
    perSecond: sent / seconds,
    serverSecondsPer10k: used(processorSeconds(stage.serverPid), server),
    databaseSecondsPer10k: used(processorSecondsOfTree(stage.databasePid), database),
  };
  for (const line of lines) line.end();
  streams.end();
  return flood;
}

export type Pace = { readonly acknowledged: readonly number[]; readonly delivered: readonly number[] };

/** At an even pace, however late the answers: milliseconds from the press to the acknowledgement and to the other side. */
export async function paced(
  stage: Stage,
  senders: readonly Sender[],
  perSecond: number,
  millis: number,
): Promise<Pace> {
  const acknowledged: number[] = [];
  const delivered: number[] = [];
  const streams = await listen(stage, senders, (text) => {
    const pressed = Number(text.split(" ")[0]);
    if (pressed > 0) delivered.push(performance.now() - pressed);
  });
  const lines = await Promise.all(senders.map(({ cookie }) => openLine(stage.origin, cookie)));
  const free = lines.map((_, i) => i);
  const under: Promise<void>[] = [];
  const since = performance.now();
  for (let sent = 0; performance.now() - since < millis; ) {
    const due = Math.floor(((performance.now() - since) / 1_000) * perSecond);
    while (sent < due) {
      const i = free.shift();
      if (i === undefined) break;
      sent++;
      under.push(press(i));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(under);
  await streams.untilHeard(under.length);
  for (const line of lines) line.end();
  streams.end();
  return { acknowledged, delivered };

  async function press(i: number): Promise<void> {
    const pressed = performance.now();
    await lines[i]?.post("/api/send", bodyOf(stage, senders[i] as Sender, `${pressed} ${words}`));
    acknowledged.push(performance.now() - pressed);
    free.push(i);
  }
}

/** The other side and one watcher, each hearing all of these consultations on one stream. */
async function listen(stage: Stage, senders: readonly Sender[], heard: (text: string) => void) {
  let count = 0;
  const watch = await Promise.all(senders.map((sender) => whereNow(stage, sender)));
  const body = JSON.stringify({ epoch: stage.epoch, skin: "stream", watch });
  const hear = (frame: string): void => {
    const parsed = JSON.parse(frame) as { t: string; entries?: { kind: string; text?: string }[] };
    for (const entry of parsed.entries ?? []) {
      if (entry.kind !== "message") continue;
      count++;
      heard(entry.text ?? "");
    }
  };
  const streams = await Promise.all(
    [stage.counsellorCookie, stage.officialCookie].map((cookie) =>
      openStream(stage.origin, cookie, "/api/desk/sync", body, hear),
    ),
  );
  return {
    async untilHeard(sent: number): Promise<void> {
      const patience = performance.now() + 20_000;
      while (count < sent * streams.length) {
        if (performance.now() > patience) throw new Error(`Heard ${count} of ${sent * streams.length}.`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    end() {
      for (const stream of streams) stream.removeAllListeners("close").destroy();
    },
  };
}

async function whereNow(
  stage: Stage,
  { consultation, cookie }: Sender,
): Promise<{ consultation: string; after: number }> {
  const line = await openLine(stage.origin, cookie);
  const key = randomUUID();
  const body = JSON.stringify({ epoch: stage.epoch, consultation, key, text: "ここから" });
  const answer = await line.post("/api/send", body);
  line.end();
  return { consultation, after: (JSON.parse(answer.body) as { seq: number }).seq };
}

function bodyOf({ epoch }: Stage, { consultation }: Sender, text: string): string {
  return JSON.stringify({ epoch, consultation, key: randomUUID(), text });
}
