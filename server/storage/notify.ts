import { randomBytes } from "node:crypto";
import type pg from "pg";
import type { Storage } from "./database.ts";

/**
 * Tells the other processes that something changed: ids only, after the commit, and only as a hint ([DL-6]).
 * PostgreSQL's NOTIFY here; another bus may stand in its place.
 */
export type Bus = AsyncDisposable & {
  tell(id: string): void;
  /** A note of the moment, for whoever hears it: ids and a state. The newest under a key goes out,
   * made when it does. */
  note(key: string, note: () => string): void;
};

export type BusEvents = {
  readonly heard: (id: string) => void;
  readonly noted: (note: string) => void;
  /** Hints may have been missed: look for yourself. */
  readonly reconnected: () => void;
  readonly failed: (error: unknown) => void;
};

const channel = "yorisoi";
/** A channel of its own: a process of the version before takes all it hears on the other for ids. */
const notesChannel = "yorisoi_notes";
/** NOTIFY in the append's own transaction would take a lock over every commit; one for many ids costs nothing. */
const coalesceMillis = 15;
/** A payload may have 8,000 bytes; an id has 36. */
const mostIdsAPayload = 200;
/** What is of the moment may wait a moment: many pages' signs share a NOTIFY. */
const gatherNotesMillis = 300;
const mostNotesAPayload = 70;
const probeEveryMillis = 5_000;
const probePatienceMillis = 3_000;

export async function openBus(storage: Storage, events: BusEvents): Promise<Bus> {
  const origin = randomBytes(6).toString("hex");
  const pending = new Set<string>();
  const notify = { name: "notify", text: `select pg_notify('${channel}', $1)` };
  const notes = new Map<string, () => string>();
  const notifyNotes = { name: "notify-notes", text: `select pg_notify('${notesChannel}', $1)` };
  let sendingNotes: NodeJS.Timeout | null = null;
  let listener: pg.Client | null = null;
  let ended = false;
  let sending: NodeJS.Timeout | null = null;

  async function listen(): Promise<void> {
    const client = await storage.connect();
    client.on("notification", ({ channel: on, payload }) => {
      const [from, said] = (payload ?? "").split("|");
      const take = on === notesChannel ? events.noted : events.heard;
      if (from !== origin) for (const one of said?.split(",") ?? []) take(one);
    });
    await client.query(`listen ${notesChannel}`);
    await client.query(`listen ${channel}`);
    listener = client;
  }

  /** A half-open connection says nothing for ever: ask it, and replace it when it does not answer. */
  async function probe(): Promise<void> {
    const client = listener;
    try {
      if (!client) throw new Error("not listening");
      await within(probePatienceMillis, client.query("select 1"));
    } catch (error) {
      if (ended) return;
      listener = null;
      events.failed(error);
      void client?.end().catch(() => {});
      try {
        await listen();
        events.reconnected();
      } catch (again) {
        events.failed(again);
      }
    }
    if (!ended) probing = setTimeout(() => void probe(), probeEveryMillis).unref();
  }

  async function send(): Promise<void> {
    sending = null;
    const ids = [...pending];
    pending.clear();
    for (let from = 0; from < ids.length; from += mostIdsAPayload) {
      const payload = `${origin}|${ids.slice(from, from + mostIdsAPayload).join(",")}`;
      // Lost hints are found by the sweep; nothing is retried here.
      await storage.run(notify, [payload]).catch(events.failed);
    }
  }

  async function sendNotes(): Promise<void> {
    sendingNotes = null;
    const gathered = [...notes.values()].map((make) => make());
    notes.clear();
    for (let from = 0; from < gathered.length; from += mostNotesAPayload) {
      const payload = `${origin}|${gathered.slice(from, from + mostNotesAPayload).join(",")}`;
      // What is lost here is said again soon, or over soon.
      await storage.run(notifyNotes, [payload]).catch(events.failed);
    }
  }

  await listen();
  let probing = setTimeout(() => void probe(), probeEveryMillis).unref();

  return {
    tell(id) {
      pending.add(id);
      sending ??= setTimeout(() => void send(), coalesceMillis);
    },
    note(key, note) {
      notes.set(key, note);
      sendingNotes ??= setTimeout(() => void sendNotes(), gatherNotesMillis).unref();
    },
    async [Symbol.asyncDispose]() {
      ended = true;
      clearTimeout(probing);
      if (sendingNotes) clearTimeout(sendingNotes);
      if (sending) {
        clearTimeout(sending);
        await send();
      }
      // A half-open connection never says goodbye.
      if (listener) await within(probePatienceMillis, listener.end()).catch(() => {});
    },
  };
}

async function within<T>(millis: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("timeout expired")), millis);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
