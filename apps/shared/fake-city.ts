import type { ConsulteeEntry, Frame } from "../../contract/sync.ts";
import type { ConsultationId, Epoch, IdempotencyKey } from "../../domain/ids.ts";

/** What stands between a page and the city. */
export type Network =
  | "open"
  /** Refuses at once, as a device without a network does. */
  | "gone"
  /** Nothing comes back, ever. */
  | "silent"
  /** Holds every answer back until it is whole: a stream stays open and says nothing. */
  | "buffered"
  /** Lets the first pieces through and then nothing. */
  | "hold-back"
  /** Cuts every answer after 30 s. */
  | "cut"
  /** A filter's page in place of every stream. */
  | "no-streams"
  /** A filter's page in place of everything. */
  | "block-page";

type Asked = { readonly path: string; readonly body: Record<string, unknown>; readonly at: number };
type Watch = { readonly consultation: ConsultationId; readonly after: number };
type Refuses = {
  readonly status: number;
  readonly code: string;
  readonly detail?: Record<string, string | number>;
  readonly until?: string;
};
type Reader = { readonly watch: readonly Watch[]; tell(): void; cut(): void };

/** A city in memory, for the tests of the pages: it keeps consultations and answers calls through a given network. */
export function fakeCity(network: Network = "open") {
  const talks = new Map<ConsultationId, ConsulteeEntry[]>();
  const readers = new Set<Reader>();
  const city = {
    network,
    epoch: "00000000-0000-4000-8000-000000000001" as Epoch,
    asked: [] as Asked[],
    /** Refuses these paths with these codes, some until another path has been asked. */
    refuses: new Map<string, Refuses>(),
    /** Loses the answer of the next send after it was stored. */
    losesNextAnswer: false,
    streams: 0,
    visitor: "00000000-0000-4000-8000-0000000000aa",
    newest: null as { id: ConsultationId; state: "waiting" | "active" | "closed" } | null,
    talk: (id: ConsultationId): ConsulteeEntry[] => talks.get(id) ?? [],
    say,
    /** Back to how it was after `count` entries, with another epoch. */
    restore(id: ConsultationId, count: number, epoch: string): void {
      const kept = city.talk(id).slice(0, count);
      if (count > 0) talks.set(id, kept);
      else talks.delete(id);
      if (count === 0) city.newest = null;
      city.epoch = epoch as Epoch;
      for (const reader of readers) reader.tell();
    },
    /** Every open stream ends, as at a restart. */
    cutStreams(): void {
      for (const reader of [...readers]) reader.cut();
    },
    fetch: answer as typeof fetch,
    asking: (path: string) => city.asked.filter((one) => one.path === path),
  };

  function say(id: ConsultationId, entry: Record<string, unknown> & { kind: string }): number {
    const entries = talks.get(id) ?? [];
    const seq = entries.length + 1;
    const at = new Date(Date.now()).toISOString();
    talks.set(id, [...entries, { seq, at, ...entry } as ConsulteeEntry]);
    for (const reader of readers) reader.tell();
    return seq;
  }

  function store(id: ConsultationId, body: Record<string, unknown>) {
    const key = body["key"] as IdempotencyKey;
    const known = city.talk(id).find((entry) => "key" in entry && entry.key === key);
    if (known) return { seq: known.seq, at: known.at };
    const said = body["picture"] ? { text: "", picture: { width: 4, height: 3 } } : { text: body["text"] };
    const seq = say(id, { kind: "message", by: "consultee", key, ...said });
    return { seq, at: city.talk(id)[seq - 1]?.at ?? "" };
  }

  function act(path: string, body: Record<string, unknown>): Response {
    if (path === "/api/arrive")
      return json({ epoch: city.epoch, visitor: city.visitor, consultation: city.newest });
    if (body["epoch"] && body["epoch"] !== city.epoch)
      return refusal(409, "wrong-epoch", { epoch: city.epoch });
    if (path === "/api/open") {
      const opened = [...talks].find(([, [first]]) => first && "key" in first && first.key === body["key"]);
      const id =
        opened?.[0] ?? (`00000000-0000-4000-9000-${`${talks.size + 1}`.padStart(12, "0")}` as ConsultationId);
      const receipt = store(id, body);
      city.newest = { id, state: "waiting" };
      return json({ consultation: id, ...receipt });
    }
    if (path === "/api/send" || path === "/api/picture") {
      const id = body["consultation"] as ConsultationId;
      if (!talks.has(id)) return refusal(404, "not-found");
      if (city.talk(id).some(({ kind }) => kind === "close")) return refusal(409, "consultation-closed");
      return json(store(id, body));
    }
    if (path === "/api/read") {
      say(body["consultation"] as ConsultationId, { kind: "read", by: "consultee", upTo: body["upTo"] });
      return json({});
    }
    return refusal(404, "not-found");
  }

  async function answer(path: string, init: RequestInit): Promise<Response> {
    const body = JSON.parse(String(init.body)) as Record<string, unknown>;
    const signal = init.signal as AbortSignal;
    const stream = body["skin"] === "stream";
    city.asked.push({ path, body, at: Date.now() });
    await Promise.resolve();
    if (city.network === "gone") throw new TypeError("Failed to fetch");
    if (city.network === "silent" || (city.network === "buffered" && stream)) return never(signal);
    if (city.network === "block-page" || (city.network === "no-streams" && stream)) {
      return new Response("<h1>Blocked</h1>", { status: 200, headers: { "content-type": "text/html" } });
    }
    for (const [refused, { until }] of city.refuses) if (until === path) city.refuses.delete(refused);
    const refused = city.refuses.get(path);
    if (refused) return refusal(refused.status, refused.code, refused.detail);
    if (path !== "/api/sync") {
      const done = act(path, body);
      if (city.losesNextAnswer) {
        city.losesNextAnswer = false;
        throw new TypeError("Failed to fetch");
      }
      return done;
    }
    const watch = body["watch"] as Watch[];
    if (body["epoch"] && body["epoch"] !== city.epoch)
      return refusal(409, "wrong-epoch", { epoch: city.epoch });
    if (watch.some(({ consultation }) => !talks.has(consultation))) return refusal(404, "not-found");
    if (stream) return streamed(watch, signal);
    if (body["skin"] === "wait" && news(watch).length === 0) await changeOrTimeout(watch, signal);
    return json({ frames: [hello(), ...news(watch)] });
  }

  const hello = (): Frame => ({ t: "hello", epoch: city.epoch, now: new Date(Date.now()).toISOString() });

  function news(watch: readonly Watch[]): Frame[] {
    return watch
      .map(({ consultation, after }) => ({ consultation, entries: city.talk(consultation).slice(after) }))
      .filter(({ entries }) => entries.length > 0)
      .map((one) => ({ t: "entries", ...one }));
  }

  function changeOrTimeout(watch: readonly Watch[], signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const reader = { watch, tell: () => done(), cut: () => done() };
      const timer = setTimeout(() => done(), 25_000);
      const done = (): void => {
        clearTimeout(timer);
        readers.delete(reader);
        resolve();
      };
      readers.add(reader);
      signal.addEventListener("abort", () => {
        done();
        reject(new DOMException("Aborted", "AbortError"));
      });
      if (city.network === "cut") setTimeout(() => reject(new TypeError("network error")), 30_000);
    });
  }

  function streamed(watch: readonly Watch[], signal: AbortSignal): Response {
    const letters = new TextEncoder();
    const at = new Map(watch.map(({ consultation, after }) => [consultation, after]));
    const began = city.epoch;
    const through = city.network;
    let over = (): void => {};
    const body = new ReadableStream<Uint8Array>({
      start(pipe) {
        let pieces = 0;
        const send = (text: string): void => {
          pieces++;
          if (through !== "hold-back" || pieces <= 2) pipe.enqueue(letters.encode(text));
        };
        const reader: Reader = {
          watch,
          cut() {
            over();
            pipe.close();
          },
          tell() {
            if (city.epoch !== began) {
              send(`data: ${JSON.stringify({ t: "end", why: "wrong-epoch" })}\n\n`);
              over();
              pipe.close();
              return;
            }
            for (const frame of news([...at].map(([consultation, after]) => ({ consultation, after })))) {
              if (frame.t === "entries") at.set(frame.consultation, city.talk(frame.consultation).length);
              send(`data: ${JSON.stringify(frame)}\n\n`);
            }
          },
        };
        const beats = setInterval(() => send(`data: ${JSON.stringify({ t: "beat", now: "" })}\n\n`), 15_000);
        const cut = through === "cut" ? setTimeout(() => cutOff(), 30_000) : undefined;
        const cutOff = (): void => {
          over();
          pipe.close();
        };
        city.streams++;
        over = () => {
          over = () => {};
          city.streams--;
          clearInterval(beats);
          clearTimeout(cut);
          readers.delete(reader);
        };
        signal.addEventListener("abort", () => {
          over();
          pipe.error(new DOMException("Aborted", "AbortError"));
        });
        send(`:${" ".repeat(64)}\n\n`);
        send(`data: ${JSON.stringify(hello())}\n\n`);
        readers.add(reader);
        reader.tell();
      },
      cancel: () => over(),
    });
    return new Response(body, { headers: { "content-type": "text/event-stream; charset=utf-8" } });
  }

  return city;
}

function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
}

function refusal(status: number, code: string, detail: Record<string, string | number> = {}): Response {
  return json({ code, detail }, status);
}

function never(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = (): void => reject(new DOMException("Aborted", "AbortError"));
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort);
  });
}
