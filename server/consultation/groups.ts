import type { Consultation, Step, Written } from "../../domain/consultation.ts";
import type { Entry } from "../../domain/entry.ts";
import type { ConsultationId, Epoch } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { DataKeys } from "../storage/data-keys.ts";
import type { Storage } from "../storage/database.ts";
import { type DataKey, isSameBody, nameBody } from "../storage/seal.ts";
import { type Move, type NewEntry, saveMoves } from "./append-store.ts";
import { entryRow } from "./entry-store.ts";
import { findByKeys, type KeyedEntry, loadConsultations } from "./store.ts";

/** Decides on a consultation as it stands: the step to take, null for none, or a Refusal thrown. May be asked again. */
export type Decide = (consultation: Consultation) => Step | null;
export type Receipt = { readonly seq: number; readonly at: Date };

/** Somebody waits for this to be stored. */
export type Pending = {
  readonly id: ConsultationId;
  readonly decide: Decide;
  readonly written: Written | undefined;
  readonly settle: (receipt: Receipt | null) => void;
  readonly fail: (error: unknown) => void;
  readonly since: number;
  /** Of which its author knew the consultation. */
  readonly epoch: Epoch;
  /** Something went on beside it, or its outcome is unknown: read anew and look its key up before deciding. */
  doubtful: boolean;
  /** It was in a group that failed: try it by itself. */
  alone: boolean;
};

export type Committed = { readonly consultation: Consultation; readonly entries: readonly Entry[] };

export type Outcome = {
  readonly news: Committed[];
  /** To be called when there is time: each tells one person. */
  readonly answers: (() => void)[];
  /** To be tried again, before anything that came later. */
  readonly again: Pending[];
};

export type Groups = {
  /** Rejects where the group as a whole was not stored, or may not have been. */
  decideAndSave(group: readonly Pending[]): Promise<Outcome>;
  forget(group: readonly Pick<Pending, "id">[]): void;
  /** [DL-5] Another epoch: what is held is of another history, though it may have come as far. */
  startOver(): void;
};

export type Epochs = {
  readonly now: () => Epoch;
  /** The database is of another epoch than this process believes: ends when it has looked. */
  readonly look: () => Promise<void>;
};

/** A consultation as of its last entry, held in memory between appends. */
type Line = { readonly consultation: Consultation; readonly key: DataKey };
type Draft = {
  line: Line;
  readonly base: number;
  readonly said: { pending: Pending; entries: readonly [Entry, ...Entry[]] }[];
};

const mostLinesKept = 8_192;

/**
 * Decides in memory and saves on the condition that each consultation still stands where it was seen. Since a consultation
 * changes only together with its sequence ([CN-2]), that one number proves that the decision was made on the truth,
 * whatever other processes do; where it fails, the consultation is read and decided on anew.
 */
export function openGroups(storage: Storage, keys: DataKeys, epochs: Epochs): Groups {
  const lines = new Map<ConsultationId, Line>();

  async function decideAndSave(group: readonly Pending[]): Promise<Outcome> {
    const doubtful = group.filter((pending) => pending.doubtful);
    forget(doubtful);
    await load(group);
    const before = await lookUp(doubtful);
    const outcome: Outcome = { news: [], answers: [], again: [] };
    const drafts = new Map<ConsultationId, Draft>();
    const namesHere = new Set<string>();
    const epoch = epochs.now();
    for (const pending of group) {
      if (pending.epoch === epoch) decide(pending, drafts, before, namesHere, outcome);
      else outcome.answers.push(startsOver(pending, epoch));
    }
    if (drafts.size === 0) return outcome;
    const saved = await save(drafts, epoch);
    if (saved.epoch !== epoch) return voidOf(group, saved.epoch);
    const moved = new Set(saved.ids);
    for (const [id, draft] of drafts) settle(id, draft, moved.has(id), outcome);
    return outcome;
  }

  function decide(
    pending: Pending,
    drafts: Map<ConsultationId, Draft>,
    before: ReadonlyMap<string, KeyedEntry>,
    namesHere: Set<string>,
    { answers, again }: Outcome,
  ): void {
    const name = nameOf(pending);
    const line = drafts.get(pending.id)?.line ?? lines.get(pending.id);
    if (!line) return void answers.push(() => pending.fail(new Refusal("not-found")));
    const stored = name ? before.get(name) : undefined;
    if (stored) return void answers.push(answerAgain(pending, line, stored));
    // Pressed ten times at once: the first goes, the others find its key.
    if (name && namesHere.has(name)) return void again.push(doubt(pending));
    let step: Step | null;
    try {
      step = pending.decide(line.consultation);
    } catch (error) {
      // Only what is saved proves the line true, so a no is asked again of the database: a claim may have gone past us.
      // And a closed consultation refuses, but not the repeat of what it took before it closed.
      const unproven = error instanceof Refusal && error.code !== "not-found" && !pending.doubtful;
      if (unproven) again.push(doubt(pending));
      else answers.push(() => pending.fail(error));
      return;
    }
    if (!step && !pending.doubtful) return void again.push(doubt(pending));
    if (!step) return void answers.push(() => pending.settle(null));
    const draft = drafts.get(pending.id) ?? { line, base: line.consultation.lastSeq, said: [] };
    draft.line = { consultation: step.next, key: line.key };
    draft.said.push({ pending, entries: [step.entry, ...(step.followedBy ?? [])] });
    drafts.set(pending.id, draft);
    if (name) namesHere.add(name);
  }

  /** [DL-5] The city was restored: nothing of this was stored, and all who sent it start over. */
  async function voidOf(group: readonly Pending[], epoch: Epoch): Promise<Outcome> {
    lines.clear();
    await epochs.look();
    return { news: [], answers: group.map((pending) => startsOver(pending, epoch)), again: [] };
  }

  function save(drafts: ReadonlyMap<ConsultationId, Draft>, epoch: Epoch) {
    const moves: Move[] = [];
    const rows: NewEntry[] = [];
    for (const [id, { line, base, said }] of drafts) {
      moves.push({ base, next: line.consultation });
      for (const entry of said.flatMap(({ entries }) => entries)) rows.push(entryRow(id, entry, line.key));
    }
    return saveMoves(storage, moves, rows, epoch);
  }

  function settle(id: ConsultationId, { line, said }: Draft, moved: boolean, outcome: Outcome): void {
    if (!moved) {
      lines.delete(id);
      outcome.again.push(...said.map(({ pending }) => doubt(pending)));
      return;
    }
    keep(id, line);
    outcome.news.push({ consultation: line.consultation, entries: said.flatMap(({ entries }) => entries) });
    for (const {
      pending,
      entries: [entry],
    } of said) {
      outcome.answers.push(() => pending.settle({ seq: entry.seq, at: entry.at }));
    }
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
      // [SE-8] Its row was given to somebody else since the key was opened: as good as not there.
      if (key && key.consultee === consultation.consultee) keep(consultation.id, { consultation, key });
    }
  }

  async function lookUp(doubtful: readonly Pending[]): Promise<ReadonlyMap<string, KeyedEntry>> {
    const pairs = doubtful.flatMap(({ id, written }) => (written ? [{ id, key: written.key }] : []));
    const found = pairs.length > 0 ? await findByKeys(storage.db, pairs) : new Map();
    if (found.size > 0) await storage.confirm();
    return found;
  }

  function keep(id: ConsultationId, line: Line): void {
    const oldest = lines.keys().next();
    if (lines.size >= mostLinesKept && !lines.has(id) && !oldest.done) lines.delete(oldest.value);
    lines.set(id, line);
  }

  function forget(group: readonly Pick<Pending, "id">[]): void {
    for (const { id } of group) lines.delete(id);
  }

  return { decideAndSave, forget, startOver: () => lines.clear() };
}

function nameOf({ id, written }: Pending): string | null {
  return written ? `${id}:${written.key}` : null;
}

function startsOver(pending: Pending, epoch: Epoch): () => void {
  return () => pending.fail(new Refusal("wrong-epoch", { epoch }));
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
