// Judges a whole history: what each person's page did and saw, against what the database holds in the end.
import { createHash } from "node:crypto";
import type { StoredEntry } from "../domain/entry.ts";
import type { ConsultationId, Epoch, IdempotencyKey } from "../domain/ids.ts";

/** A message on a screen: its number, once it has one, and its words (shortened by `said`). */
export type Row = readonly [seq: number | null, body: string];

/** What happened on one page, in the order in which it happened there. */
export type Event =
  | { readonly t: "pressed"; readonly key: IdempotencyKey; readonly body: string }
  | {
      readonly t: "acknowledged";
      readonly key: IdempotencyKey;
      readonly epoch: Epoch;
      readonly consultation: ConsultationId;
      readonly seq: number;
    }
  /** 送れません. */
  | { readonly t: "failed"; readonly key: IdempotencyKey; readonly code: string }
  /** A new attempt on some rung, from this cursor on. */
  | { readonly t: "asked"; readonly consultation: ConsultationId; readonly after: number }
  | { readonly t: "served"; readonly consultation: ConsultationId; readonly seq: number }
  | {
      readonly t: "screen";
      readonly epoch: Epoch;
      readonly consultation: ConsultationId;
      readonly rows: readonly Row[];
    }
  /** The page was closed or loaded anew, or this one consultation was put aside: its screens are blank. */
  | { readonly t: "left"; readonly consultation?: ConsultationId };

export type Log = {
  /** One page. */
  readonly who: string;
  /** Whose page, where one person has several. */
  readonly person?: string;
  /** What this person may read: everything, what they opened themselves, or nothing. */
  readonly reads: "all" | "own" | "nothing";
  readonly events: Event[];
};

export type History = {
  readonly logs: readonly Log[];
  /** Everything stored, opened by the server's own read. */
  readonly stored: ReadonlyMap<ConsultationId, readonly StoredEntry[]>;
  /** The present one: what was said in another one counts, its numbers do not. */
  readonly epoch: Epoch;
};

export const faultKinds = [
  /** Acknowledged, and not stored. */
  "lost",
  /** On one screen twice, or stored twice. */
  "doubled",
  /** Shown in another order than it is stored in, than others saw it in, or than it was written in. */
  "disordered",
  /** Missing on a screen: in the middle, after it had been there, or at the end. */
  "missing",
  /** Seen by somebody who may not. */
  "unauthorised",
  /** One key, two answers. */
  "answers",
  /** Served by sync with a hole, or twice within one attempt. */
  "served",
  /** Stored, and written by nobody; or other words than were written. */
  "foreign",
] as const;
export type FaultKind = (typeof faultKinds)[number];
export type Faults = Readonly<Record<FaultKind, readonly string[]>>;

/** Words as they stand in a log: whole if short, else their beginning and a hash, so that long talks fit in memory. */
export function said(text: string): string {
  if (text.length <= 60) return text;
  return `${text.slice(0, 30)}… ${createHash("sha256").update(text).digest("base64url").slice(0, 12)}`;
}

export function judge(history: History): Faults {
  const faults = Object.fromEntries(faultKinds.map((kind) => [kind, new Set<string>()])) as Record<
    FaultKind,
    Set<string>
  >;
  const add = (kind: FaultKind, sentence: string): void => void faults[kind].add(sentence);
  const written = bodiesWritten(history.logs);
  const places = judgeStored(history, written, add);
  judgeAnswers(history, places, add);
  judgeNumbers(history, written, add);
  judgeAccess(history, add);
  for (const log of history.logs) {
    judgeServed(log, add);
    judgeScreens(log, add);
    judgeEnd(log, history, add);
    judgeOwnOrder(log, places, add);
  }
  return Object.fromEntries(faultKinds.map((kind) => [kind, [...faults[kind]]])) as unknown as Faults;
}

export const noFaults = Object.fromEntries(faultKinds.map((kind) => [kind, []])) as unknown as Faults;

export type Figures = { readonly sent: number; readonly acknowledged: number; readonly shown: number };

/** Messages written, messages acknowledged, and how often one came to be on somebody's screen. */
export function figuresOf({ logs }: Pick<History, "logs">): Figures {
  const [sent, acknowledged] = [new Set<string>(), new Set<string>()];
  let shown = 0;
  for (const { events } of logs) {
    const numbered = new Set<string>();
    for (const event of events) {
      if (event.t === "pressed") sent.add(event.key);
      if (event.t === "acknowledged") acknowledged.add(event.key);
      if (event.t === "screen")
        for (const [seq, body] of event.rows) if (seq !== null) numbered.add(`${event.consultation} ${body}`);
    }
    shown += numbered.size;
  }
  return { sent: sent.size, acknowledged: acknowledged.size, shown };
}

type Add = (kind: FaultKind, sentence: string) => void;
type Written = ReadonlyMap<IdempotencyKey, { readonly who: string; readonly body: string }>;
type Places = ReadonlyMap<IdempotencyKey, { readonly consultation: ConsultationId; readonly seq: number }>;

function bodiesWritten(logs: readonly Log[]): Written {
  return new Map(
    logs.flatMap(({ who, events }) =>
      events.flatMap((event) =>
        event.t === "pressed" ? [[event.key, { who, body: event.body }] as const] : [],
      ),
    ),
  );
}

/** The database by itself: gapless, every message written by somebody, each once. */
function judgeStored({ stored }: History, written: Written, add: Add): Places {
  const places = new Map<IdempotencyKey, { consultation: ConsultationId; seq: number }>();
  for (const [consultation, entries] of stored) {
    for (const [at, entry] of entries.entries()) {
      if (entry.seq !== at + 1) add("missing", `stored: ${consultation} has ${entry.seq} in place ${at + 1}`);
      if (entry.kind === "unreadable") add("lost", `stored: ${entry.seq} of ${consultation} does not open`);
      if (entry.kind !== "message") continue;
      const body = said(entry.text);
      if (places.has(entry.key)) add("doubled", `stored: "${body}" under two numbers`);
      if (written.get(entry.key)?.body !== body) add("foreign", `stored: "${body}", which nobody wrote so`);
      places.set(entry.key, { consultation, seq: entry.seq });
    }
  }
  return places;
}

function judgeAnswers({ logs, epoch }: History, places: Places, add: Add): void {
  const answers = new Map<string, number>();
  for (const { who, events } of logs) {
    for (const event of events) {
      if (event.t !== "acknowledged") continue;
      const { key, seq, consultation } = event;
      const place = places.get(key);
      if (!place) add("lost", `${who}: ${key}, acknowledged as ${seq} of ${consultation}`);
      const name = `${event.epoch} ${key}`;
      if ((answers.get(name) ?? seq) !== seq)
        add("answers", `${who}: ${key} was ${answers.get(name)} and is ${seq}`);
      answers.set(name, seq);
      if (place && event.epoch === epoch && (place.seq !== seq || place.consultation !== consultation))
        add("answers", `${who}: ${key} was acknowledged as ${seq} and is stored as ${place.seq}`);
    }
  }
}

/** Within one epoch a number means the same words to everybody. */
function judgeNumbers({ logs, stored, epoch }: History, written: Written, add: Add): void {
  const numbers = new Map<string, string>();
  const claim = (who: string, of: Epoch, consultation: ConsultationId, seq: number, body: string): void => {
    const name = `${of} ${consultation} ${seq}`;
    const before = numbers.get(name) ?? body;
    numbers.set(name, before);
    if (before !== body) add("disordered", `${who}: ${seq} of ${consultation} is "${before}" and "${body}"`);
  };
  for (const [consultation, entries] of stored)
    for (const entry of entries)
      if (entry.kind === "message") claim("stored", epoch, consultation, entry.seq, said(entry.text));
  for (const { who, events } of logs) {
    for (const event of events) {
      if (event.t === "screen")
        for (const [seq, body] of event.rows)
          if (seq !== null) claim(who, event.epoch, event.consultation, seq, body);
      if (event.t === "acknowledged") {
        const body = written.get(event.key)?.body ?? event.key;
        claim(who, event.epoch, event.consultation, event.seq, body);
      }
    }
  }
}

/** A consultation is its opener's: whoever pressed the key of its first entry. */
function judgeAccess({ logs, stored }: History, add: Add): void {
  const openers = new Map<ConsultationId, IdempotencyKey>();
  for (const [consultation, [first]] of stored)
    if (first?.kind === "message") openers.set(consultation, first.key);
  for (const { who, person = who, reads, events } of logs) {
    if (reads === "all") continue;
    const theirPages = logs.filter((log) => (log.person ?? log.who) === person).flatMap((log) => log.events);
    const own = new Set(theirPages.map((event) => (event.t === "pressed" ? event.key : null)));
    // What a restore took away was theirs if they were told so when they opened it.
    const told = new Set(
      theirPages.map((event) => (event.t === "acknowledged" && event.seq === 1 ? event.consultation : null)),
    );
    for (const event of events) {
      if (event.t !== "served" && event.t !== "screen") continue;
      const opener = openers.get(event.consultation);
      const theirs = opener ? own.has(opener) : told.has(event.consultation);
      if (reads !== "own" || !theirs) add("unauthorised", `${who}: read ${event.consultation}`);
    }
  }
}

/** [DL-4] Every attempt by itself: each entry past its cursor, in order, without a hole, once. */
function judgeServed({ who, events }: Log, add: Add): void {
  const cursors = new Map<ConsultationId, number>();
  for (const event of events) {
    if (event.t === "asked") cursors.set(event.consultation, event.after);
    if (event.t !== "served") continue;
    const before = cursors.get(event.consultation);
    if (before !== undefined && event.seq !== before + 1)
      add("served", `${who}: ${event.seq} of ${event.consultation} after ${before}`);
    cursors.set(event.consultation, event.seq);
  }
}

/** Every screen by itself and against the one before it. */
function judgeScreens({ who, events }: Log, add: Add): void {
  const before = new Map<string, ReadonlySet<string>>();
  for (const event of events) {
    if (event.t === "left")
      for (const name of before.keys()) if (name.endsWith(event.consultation ?? "")) before.delete(name);
    if (event.t !== "screen") continue;
    const at = `${who}, ${event.consultation}`;
    const bodies = new Set(event.rows.map(([, body]) => body));
    if (bodies.size < event.rows.length) {
      const twice = event.rows.find(([, body], i) => event.rows.findIndex((row) => row[1] === body) < i);
      add("doubled", `${at}: "${twice?.[1]}" stands there twice`);
    }
    let last = 0;
    for (const [seq, body] of event.rows) {
      if (seq !== null && seq <= last) add("disordered", `${at}: "${body}" (${seq}) stands behind ${last}`);
      last = seq ?? Number.POSITIVE_INFINITY;
    }
    const name = `${event.epoch} ${event.consultation}`;
    for (const body of before.get(name) ?? [])
      if (!bodies.has(body)) add("missing", `${at}: "${body}" was there and is gone`);
    before.set(name, bodies);
  }
}

/** The last screen of a consultation holds all that is stored of it. */
function judgeEnd({ who, events }: Log, { stored, epoch }: History, add: Add): void {
  const last = new Map<ConsultationId, Extract<Event, { t: "screen" }>>();
  for (const event of events) {
    if (event.t === "left")
      for (const id of last.keys()) if (id === (event.consultation ?? id)) last.delete(id);
    if (event.t === "screen") last.set(event.consultation, event);
  }
  for (const [consultation, screen] of last) {
    const entries = stored.get(consultation);
    if (screen.epoch !== epoch || !entries) {
      add("missing", `${who}: still shows ${consultation} of another epoch`);
      continue;
    }
    const shown = new Set(screen.rows.map(([seq, body]) => `${seq} ${body}`));
    for (const entry of entries)
      if (entry.kind === "message" && !shown.has(`${entry.seq} ${said(entry.text)}`))
        add("missing", `${who}: "${said(entry.text)}" (${entry.seq} of ${consultation}) at the end`);
  }
}

/** [DL-9] What one person wrote into a consultation stands there in the order in which they wrote it. */
function judgeOwnOrder({ who, events }: Log, places: Places, add: Add): void {
  const last = new Map<ConsultationId, number>();
  for (const event of events) {
    const place = event.t === "pressed" ? places.get(event.key) : undefined;
    if (!place) continue;
    const before = last.get(place.consultation) ?? 0;
    if (place.seq < before)
      add("disordered", `${who}: wrote ${place.seq} of ${place.consultation} after ${before}`);
    last.set(place.consultation, Math.max(before, place.seq));
  }
}
