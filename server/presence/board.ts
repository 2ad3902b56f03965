import { randomBytes } from "node:crypto";
import type { Frame } from "../../contract/sync.ts";
import type { ConsultationId, ConsulteeId } from "../../domain/ids.ts";
import { counts, isNewer, type PageSign, type Presence, presenceOf } from "../../domain/presence.ts";
import type { Sink } from "../consultation/hub.ts";

/**
 * [PR-2] Who has their page open, as far as this process has heard within the last ten seconds, here or from the others. Held in
 * memory only: whatever process dies, what it knew is told anew by the pages, or is unknown.
 */
export type PresenceBoard = Disposable & {
  /** Whose the consultation is, if one of its pages spoke here lately. */
  ownerOf(id: ConsultationId): ConsulteeId | null;
  /** A page spoke to this process. */
  say(id: ConsultationId, owner: ConsulteeId, sign: PageSign): void;
  /** A page spoke to another process. */
  hear(id: ConsultationId, sign: PageSign): void;
  of(id: ConsultationId): Presence;
  /**
   * Tells a desk what it does not know, and then every change. `waits` says that it is answered on the first news: where
   * there is none it is told nothing now.
   */
  join(sink: Sink, after: string | null, waits: boolean): () => void;
  /** [DL-5] Another epoch: other consultations. */
  startOver(): void;
};

type Talk = { owner: ConsulteeId | null; readonly pages: Map<string, PageSign>; told: Presence };
type Change = { readonly consultation: ConsultationId; readonly presence: Presence };

const lookEveryMillis = 250;
/** [PR-2] A desk that hears nothing takes everything for unknown after ten seconds. */
const speakEveryMillis = 4_000;
/** Of one consultation: more tabs than anybody has. */
const mostPages = 8;

type Options = {
  readonly now: () => Date;
  /** To the other processes. */
  readonly tell: (id: ConsultationId, sign: PageSign) => void;
};

export function openBoard({ now, tell }: Options): PresenceBoard {
  const name = randomBytes(6).toString("hex");
  const talks = new Map<ConsultationId, Talk>();
  const desks = new Set<Sink>();
  let version = 0;
  let spokeAt = performance.now();

  function note(id: ConsultationId, owner: ConsulteeId | null, sign: PageSign): boolean {
    const talk: Talk = talks.get(id) ?? { owner, pages: new Map(), told: "unknown" };
    talk.owner ??= owner;
    if (!isNewer(talk.pages.get(sign.page), sign)) return false;
    talk.pages.delete(sign.page);
    const oldest = talk.pages.keys().next();
    if (talk.pages.size >= mostPages && !oldest.done) talk.pages.delete(oldest.value);
    talk.pages.set(sign.page, sign);
    talks.set(id, talk);
    return true;
  }

  function look(): void {
    const changes: Change[] = [];
    const moment = now();
    for (const [id, talk] of talks) {
      for (const [page, sign] of talk.pages) if (!counts(sign, moment)) talk.pages.delete(page);
      const presence = presenceOf(talk.pages.values(), moment);
      if (presence !== talk.told) changes.push({ consultation: id, presence });
      talk.told = presence;
      if (talk.pages.size === 0) talks.delete(id);
    }
    if (changes.length === 0 && performance.now() - spokeAt < speakEveryMillis) return;
    if (changes.length > 0) version++;
    spokeAt = performance.now();
    const frame = frameOf(false, changes);
    for (const desk of desks) desk.send(frame);
  }

  function frameOf(whole: boolean, changes: Change[]): string {
    const frame: Frame = { t: "presence", after: cursor(), whole, changes };
    return JSON.stringify(frame);
  }

  const cursor = (): string => `${name}:${version}`;
  const looking = setInterval(look, lookEveryMillis).unref();

  return {
    ownerOf: (id) => talks.get(id)?.owner ?? null,
    say(id, owner, sign) {
      if (note(id, owner, sign)) tell(id, sign);
    },
    hear: (id, sign) => void note(id, null, sign),
    of: (id) => presenceOf(talks.get(id)?.pages.values() ?? [], now()),
    join(sink, after, waits) {
      desks.add(sink);
      const knows = after === cursor();
      if (!knows) {
        const known = [...talks].filter(([, { told }]) => told !== "unknown");
        const all = known.map(([consultation, { told: presence }]) => ({ consultation, presence }));
        sink.send(frameOf(true, all));
      } else if (!waits) sink.send(frameOf(false, []));
      return () => void desks.delete(sink);
    },
    startOver: () => talks.clear(),
    [Symbol.dispose]: () => clearInterval(looking),
  };
}
