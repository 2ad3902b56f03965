import type { Frame } from "../../contract/sync.ts";
import type { Consultation } from "../../domain/consultation.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Sink } from "./hub.ts";
import type { DeskList } from "./sync-store.ts";
import { summaryOf } from "./view.ts";

/**
 * Keeps every open desk's list true. Changes are summaries of whole consultations, so one too many does no harm; they are
 * gathered for a moment, since a desk looks at its list and not at every stroke.
 */
export type DeskFeed = {
  /** Sends the list (null), or what changed since a cursor, and then every change. */
  join(sink: Sink, after: string | null): { readonly caughtUp: Promise<void>; stop(): void };
  /** Committed by this process just now. */
  changed(consultation: Consultation): void;
  /** Perhaps changed elsewhere, up to `seq` if that is known. */
  heard(id: ConsultationId, seq?: number): void;
  /** Everything below this horizon has been heard of: what desks come back with. */
  swept(horizon: string): void;
  /** [DL-5] Another epoch: numbers told before mean nothing. */
  startOver(): void;
  joined(): number;
};

type Reads = {
  readonly list: () => Promise<DeskList>;
  readonly since: (horizon: string) => Promise<DeskList>;
  readonly some: (ids: readonly ConsultationId[]) => Promise<Consultation[]>;
  readonly failed: (error: unknown) => Promise<void>;
};

/** `held` keeps what happens while the list is being read, so that nothing newer is overtaken by it. */
type Desk = { readonly sink: Sink; held: string[] | null };

const gatherMillis = 40;
const mostTold = 20_000;

export function openDeskFeed(reads: Reads): DeskFeed {
  const desks = new Set<Desk>();
  const told = new Map<ConsultationId, number>();
  const fresh = new Map<ConsultationId, Consultation>();
  const rumoured = new Set<ConsultationId>();
  let horizon = "0";
  /** Up to here every change has been told: what desks come back with. Behind the horizon while rumours are being read. */
  let toldUpTo = "0";
  let gathering = false;

  function gather(): void {
    if (gathering) return;
    gathering = true;
    setTimeout(() => void publish(), gatherMillis).unref();
  }

  async function publish(): Promise<void> {
    const ids = [...rumoured];
    const heardUpTo = horizon;
    rumoured.clear();
    try {
      for (const consultation of await reads.some(ids)) note(consultation);
      toldUpTo = heardUpTo;
    } catch (error) {
      for (const id of ids) rumoured.add(id);
      await reads.failed(error);
    }
    gathering = false;
    if (rumoured.size > 0) gather();
    const changes = [...fresh.values()].filter(({ id, lastSeq }) => lastSeq > (told.get(id) ?? 0));
    fresh.clear();
    if (changes.length === 0) return;
    for (const { id, lastSeq } of changes) remember(id, lastSeq);
    const frame = deskFrame(toldUpTo, false, changes);
    for (const desk of desks) {
      if (desk.held) desk.held.push(frame);
      else desk.sink.send(frame);
    }
  }

  function note(consultation: Consultation): void {
    if ((fresh.get(consultation.id)?.lastSeq ?? 0) < consultation.lastSeq)
      fresh.set(consultation.id, consultation);
  }

  function remember(id: ConsultationId, seq: number): void {
    const oldest = told.keys().next();
    if (told.size >= mostTold && !told.has(id) && !oldest.done) told.delete(oldest.value);
    told.set(id, seq);
  }

  async function begin(desk: Desk, after: string | null): Promise<void> {
    for (;;) {
      if (!desks.has(desk)) return;
      try {
        const list = after === null ? await reads.list() : await reads.since(after);
        if (after === null || list.consultations.length > 0) {
          desk.sink.send(deskFrame(list.horizon, after === null, list.consultations));
        }
        for (const frame of desk.held ?? []) desk.sink.send(frame);
        desk.held = null;
        return;
      } catch (error) {
        await reads.failed(error);
      }
    }
  }

  return {
    join(sink, after) {
      const desk: Desk = { sink, held: [] };
      desks.add(desk);
      return { caughtUp: begin(desk, after), stop: () => void desks.delete(desk) };
    },
    changed(consultation) {
      if (desks.size === 0) return;
      note(consultation);
      gather();
    },
    heard(id, seq) {
      if (desks.size === 0 || (seq !== undefined && seq <= (told.get(id) ?? 0))) return;
      rumoured.add(id);
      gather();
    },
    swept(next) {
      horizon = next;
      if (!gathering) toldUpTo = next;
    },
    startOver() {
      told.clear();
      fresh.clear();
    },
    joined: () => desks.size,
  };
}

function deskFrame(after: string, whole: boolean, consultations: readonly Consultation[]): string {
  const frame: Frame = { t: "desk", after, whole, changes: consultations.map(summaryOf) };
  return JSON.stringify(frame);
}
