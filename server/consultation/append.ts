import { setTimeout as pause } from "node:timers/promises";
import type { Consultation, Step, Written } from "../../domain/consultation.ts";
import type { Entry } from "../../domain/entry.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { DataKeys } from "../storage/data-keys.ts";
import type { Storage } from "../storage/database.ts";
import { isRetryable } from "../storage/hosts.ts";
import { type DataKey, isSameBody, nameBody } from "../storage/seal.ts";
import { type Move, type NewEntry, saveMoves } from "./append-store.ts";
import { entryRow, findByKeys, type KeyedEntry, loadConsultations } from "./store.ts";

/** Decides on a consultation as it stands: the step to take, null for none, or a Refusal thrown. May be asked again. */
export type Decide = (consultation: Consultation) => Step | null;
export type Receipt = { readonly seq: number; readonly at: Date };

/**
 * Appends entries to consultations, many in one commit ([DL-1]).
 *
 * A lane holds its consultations as of their last entry, decides on them in memory, and saves on the condition that they
 * still stand there. Since a consultation changes only together with its sequence ([CN-2]), that one number proves that
 * the decision was made on the truth, whatever other processes do; where it fails, the lane reads and decides again.
 */
export type Appender = {
  /** Answers after the commit; null where the decision was to do nothing. `written` is the message, if it is one. */
  append(id: ConsultationId, decide: Decide, written?: Written): Promise<Receipt | null>;
};

type Line = { readonly consultation: Consultation; readonly key: DataKey };

type Pending = {
  readonly id: ConsultationId;
  readonly decide: Decide;
  readonly written: Written | undefined;
  readonly settle: (receipt: Receipt | null) => void;
  readonly fail: (error: unknown) => void;
  readonly since: number;
  /** Something went on beside it, or its outcome is unknown: look its key up before deciding. */
  doubtful: boolean;
  /** It was in a group that failed: try it by itself. */
  alone: boolean;
};

type Committed = { readonly consultation: Consultation; readonly entries: readonly Entry[] };

export type AppendOptions = {
  readonly storage: Storage;
  readonly keys: DataKeys;
  /** Told after each commit, in the order of commits within a consultation. */
  readonly committed: (moved: readonly Committed[]) => void;
  readonly lanes?: number;
};

const mostInAGroup = 64;
const mostLinesKept = 4_096;
const mostQueued = 10_000;
/** Below the page's own time-out, so that a refusal with its code arrives rather than silence. */
const patienceMillis = 10_000;

export function openAppender(options: AppendOptions): Appender {
  const lanes = Array.from({ length: options.lanes ?? 4 }, () => openLane(options));
  return {
    append(id, decide, written) {
      const lane = lanes[Number.parseInt(id.slice(-4), 16) % lanes.length];
      if (!lane) throw new Error("An appender needs at least one lane.");
      return new Promise((settle, fail) => {
        const since = performance.now();
        lane({ id, decide, written, settle, fail, since, doubtful: false, alone: false });
      });
    },
  };
}

function openLane({ storage, keys, committed }: AppendOptions): (pending: Pending) => void {
  const queue: Pending[] = [];
  const lines = new Map<ConsultationId, Line>();
  let running = false;

  function enter(pending: Pending): void {
    if (queue.length >= mostQueued) {
      pending.fail(new Refusal("busy"));
      return;
    }
    queue.push(pending);
    if (!running) void run();
  }

  /** Answers go out only after the next group has left, so that the database is never idle while we talk to people. */
  async function run(): Promise<void> {
    running = true;
    let saving: Promise<() => void> | null = save(takeGroup());
    while (saving !== null) {
      const answer = await saving;
      saving = queue.length > 0 ? save(takeGroup()) : null;
      answer();
      if (saving === null && queue.length > 0) saving = save(takeGroup());
    }
    running = false;
  }

  function takeGroup(): Pending[] {
    const single = queue.findIndex((pending) => pending.alone);
    if (single === 0) return queue.splice(0, 1);
    return queue.splice(0, single > 0 ? Math.min(single, mostInAGroup) : mostInAGroup);
  }

  async function save(group: Pending[]): Promise<() => void> {
    try {
      return await decideAndSave(group);
    } catch (error) {
      return await recover(group, error);
    }
  }

  async function decideAndSave(group: Pending[]): Promise<() => void> {
    await load(group);
    const known = await lookUp(group.filter((pending) => pending.doubtful));
    const drafts = new Map<
      ConsultationId,
      { line: Line; base: number; said: { pending: Pending; entry: Entry }[] }
    >();
    const answers: (() => void)[] = [];
    const again: Pending[] = [];
    const inThisGroup = new Set<string>();

    for (const pending of group) {
      const name = nameOf(pending);
      const line = drafts.get(pending.id)?.line ?? lines.get(pending.id);
      if (!line) {
        answers.push(() => pending.fail(new Refusal("not-found")));
        continue;
      }
      const before = name ? known.get(name) : undefined;
      if (before) {
        answers.push(answerAgain(pending, line, before));
        continue;
      }
      // Pressed ten times at once: the first goes, the others find its key.
      if (name && inThisGroup.has(name)) {
        again.push(doubt(pending));
        continue;
      }
      let step: Step | null;
      try {
        step = pending.decide(line.consultation);
      } catch (error) {
        // A closed consultation refuses, but not the repeat of what it took before it closed.
        const mayBeRepeat =
          error instanceof Refusal && error.code !== "not-found" && name && !pending.doubtful;
        if (mayBeRepeat) again.push(doubt(pending));
        else answers.push(() => pending.fail(error));
        continue;
      }
      if (!step) {
        answers.push(() => pending.settle(null));
        continue;
      }
      const draft = drafts.get(pending.id) ?? { line, base: line.consultation.lastSeq, said: [] };
      draft.line = { consultation: step.next, key: line.key };
      draft.said.push({ pending, entry: step.entry });
      drafts.set(pending.id, draft);
      if (name) inThisGroup.add(name);
    }

    const moves: Move[] = [];
    const rows: NewEntry[] = [];
    for (const [id, { line, base, said }] of drafts) {
      moves.push({ base, next: line.consultation });
      for (const { entry } of said) rows.push(entryRow(id, entry, line.key));
    }
    const moved = moves.length > 0 ? await saveMoves(storage, moves, rows) : new Set<ConsultationId>();

    const news: Committed[] = [];
    for (const [id, { line, said }] of drafts) {
      if (moved.has(id)) {
        keep(id, line);
        news.push({ consultation: line.consultation, entries: said.map(({ entry }) => entry) });
        for (const { pending, entry } of said)
          answers.push(() => pending.settle({ seq: entry.seq, at: entry.at }));
      } else {
        lines.delete(id);
        again.push(...said.map(({ pending }) => doubt(pending)));
      }
    }
    queue.unshift(...again.filter(isPatient));
    return () => {
      if (news.length > 0) committed(news);
      for (const answer of answers) answer();
    };
  }

  /**
   * The group failed as a whole. What was lost with a connection may have been committed, so nothing in memory counts and
   * keys are looked up; what spoiled a group by itself is found by trying each alone.
   */
  async function recover(group: Pending[], error: unknown): Promise<() => void> {
    for (const { id } of group) lines.delete(id);
    const outage = isRetryable(error);
    if (!outage && group.length === 1) {
      return () => {
        for (const pending of group) pending.fail(error);
      };
    }
    if (outage) await pause(50 + 50 * Math.random());
    for (const pending of group) pending.alone ||= !outage;
    queue.unshift(...group.map(doubt).filter(isPatient));
    return () => {};
  }

  async function load(group: readonly Pending[]): Promise<void> {
    const missing = [...new Set(group.map(({ id }) => id))].filter((id) => !lines.has(id));
    if (missing.length === 0) return;
    const [consultations, dataKeys] = await Promise.all([
      loadConsultations(storage.db, missing),
      keys.of(missing),
    ]);
    for (const consultation of consultations) {
      const key = dataKeys.get(consultation.id);
      if (key) keep(consultation.id, { consultation, key });
    }
  }

  async function lookUp(doubtful: readonly Pending[]): Promise<Map<string, KeyedEntry>> {
    const pairs = doubtful.flatMap(({ id, written }) => (written ? [{ id, key: written.key }] : []));
    return pairs.length > 0 ? await findByKeys(storage.db, pairs) : new Map();
  }

  function keep(id: ConsultationId, line: Line): void {
    const oldest = lines.keys().next();
    if (lines.size >= mostLinesKept && !lines.has(id) && !oldest.done) lines.delete(oldest.value);
    lines.set(id, line);
  }

  function isPatient(pending: Pending): boolean {
    if (performance.now() - pending.since < patienceMillis) return true;
    pending.fail(new Refusal("busy"));
    return false;
  }

  return enter;
}

function nameOf({ id, written }: Pending): string | null {
  return written ? `${id}:${written.key}` : null;
}

function doubt(pending: Pending): Pending {
  pending.doubtful = true;
  return pending;
}

/** [DL-2] [DL-3] The key was used before: the original answer for the same words, a refusal for others. */
function answerAgain(pending: Pending, line: Line, before: KeyedEntry): () => void {
  return () => {
    try {
      pending.decide(line.consultation);
    } catch (error) {
      // [AC-2] A stranger with a key learns no more than a stranger without.
      if (error instanceof Refusal && error.code === "not-found") return pending.fail(error);
    }
    const same = pending.written && isSameBody(nameBody(line.key, pending.written.text), before.body_mac);
    if (same) pending.settle({ seq: before.seq, at: before.at });
    else pending.fail(new Refusal("key-reused"));
  };
}
