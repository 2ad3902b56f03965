import { setTimeout as pause } from "node:timers/promises";
import type { Written } from "../../domain/consultation.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { DataKeys } from "../storage/data-keys.ts";
import type { Storage } from "../storage/database.ts";
import { isRetryable } from "../storage/hosts.ts";
import {
  type Committed,
  type Decide,
  type Epochs,
  openGroups,
  type Pending,
  type Receipt,
} from "./groups.ts";

/**
 * Appends entries to consultations, many in one commit ([DL-1]).
 *
 * Whatever comes while a commit is under way leaves together in the next one; there is no timer that gathers. As a rule one
 * group is under way, since few large commits cost the database least; where the disk is slow or a row is held by someone
 * else, more groups go beside it. A consultation is never in two groups at once, so its order is the order of arrival.
 */
export type Appender = {
  /** Answers after the commit; null where the decision was to do nothing. `written` is the message, if it is one. */
  append(id: ConsultationId, decide: Decide, written?: Written): Promise<Receipt | null>;
  /** [CB-9] It is deleted: it is not held here any more. */
  forget(id: ConsultationId): void;
  startOver(): void;
  /** How many wait for the next commit. */
  waiting(): number;
};

export type AppendOptions = {
  readonly storage: Storage;
  readonly keys: DataKeys;
  /** [DL-5] What is appended is of the epoch at that moment, or is refused. */
  readonly epochs: Epochs;
  /** Told after each commit, in the order of commits within a consultation. */
  readonly committed: (moved: readonly Committed[]) => void;
};

const mostInAGroup = 64;
const mostGroupsAtOnce = 4;
/** A commit that takes longer than this gets company. */
const slowMillis = 3;
const mostQueued = 10_000;
/** Below the page's own time-out, so that a refusal with its code arrives rather than silence. */
const patienceMillis = 10_000;

export function openAppender({ storage, keys, epochs, committed }: AppendOptions): Appender {
  const groups = openGroups(storage, keys, epochs);
  const queue: Pending[] = [];
  const underWay = new Set<ConsultationId>();
  let running = 0;
  let startedAt = 0;
  let lookingAgain = false;

  function pump(): void {
    while (queue.length > 0) {
      const wait = running === 0 ? 0 : startedAt + slowMillis - performance.now();
      if (wait > 0) {
        if (!lookingAgain) setTimeout(lookAgain, wait);
        lookingAgain = true;
        return;
      }
      const group = running < mostGroupsAtOnce ? takeGroup() : [];
      if (group.length === 0) return;
      void commit(group);
    }
  }

  function lookAgain(): void {
    lookingAgain = false;
    pump();
  }

  async function commit(group: readonly Pending[]): Promise<void> {
    running++;
    startedAt = performance.now();
    for (const { id } of group) underWay.add(id);
    const { news, answers, again } = await save(group);
    queue.unshift(...again.filter(isPatient));
    for (const { id } of group) underWay.delete(id);
    running--;
    // The next group leaves first, so that the database is never idle while we talk to people.
    pump();
    if (news.length > 0) committed(news);
    for (const answer of answers) answer();
  }

  /** From the front of the queue, in order, leaving those whose consultation is under way, or which must go alone. */
  function takeGroup(): Pending[] {
    const group: Pending[] = [];
    const passed = new Set<ConsultationId>();
    for (let at = 0; at < queue.length && group.length < mostInAGroup; ) {
      const pending = queue[at] as Pending;
      const { id, alone } = pending;
      if (underWay.has(id) || passed.has(id) || (alone && group.length > 0)) {
        passed.add(id);
        at++;
        continue;
      }
      group.push(pending);
      queue.splice(at, 1);
      if (alone) break;
    }
    return group;
  }

  /**
   * A group can fail as a whole. What was lost with a connection may have been committed, so nothing in memory counts and
   * keys are looked up; what spoiled a group by itself is found by trying each alone.
   */
  async function save(group: readonly Pending[]) {
    try {
      return await groups.decideAndSave(group);
    } catch (error) {
      groups.forget(group);
      const outage = isRetryable(error);
      const [only] = group;
      if (!outage && group.length === 1 && only)
        return { news: [], answers: [() => only.fail(error)], again: [] };
      if (outage) await pause(50 + 50 * Math.random());
      for (const pending of group) {
        pending.doubtful = true;
        pending.alone ||= !outage;
      }
      return { news: [], answers: [], again: [...group] };
    }
  }

  function isPatient(pending: Pending): boolean {
    if (performance.now() - pending.since < patienceMillis) return true;
    pending.fail(new Refusal("busy"));
    return false;
  }

  return {
    append: (id, decide, written) =>
      new Promise((settle, fail) => {
        if (queue.length >= mostQueued) return fail(new Refusal("busy"));
        const since = performance.now();
        const epoch = epochs.now();
        queue.push({ id, decide, written, settle, fail, since, epoch, doubtful: false, alone: false });
        pump();
      }),
    forget: (id) => groups.forget([{ id }]),
    startOver: groups.startOver,
    waiting: () => queue.length,
  };
}
