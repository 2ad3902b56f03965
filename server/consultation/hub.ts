import type { Frame } from "../../contract/sync.ts";
import type { Consultation } from "../../domain/consultation.ts";
import type { Entry, StoredEntry } from "../../domain/entry.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import { arrival, type Cursor } from "../../domain/sequence.ts";
import { type Audience, type Piece, pieceFrom } from "./piece.ts";

/** Where frames go: an open stream, or an answer being gathered. */
export type Sink = {
  /** One frame, serialised. */
  send(frame: string): void;
  /** [DL-7] Null while it takes more, otherwise until when nothing should be sent to it. Left out: it always takes more. */
  space?(): Promise<void> | null;
  end(why: Extract<Frame, { t: "end" }>["why"]): void;
};

/** Reads entries past each cursor, in order, at most so many of each; from the primary. */
export type ReadEntries = (
  asked: readonly { readonly id: ConsultationId; readonly after: Cursor }[],
  mostEach: number,
) => Promise<Map<ConsultationId, StoredEntry[]>>;

type Follower = {
  readonly audience: Audience;
  readonly sink: Sink;
  cursor: Cursor;
  /** Its line takes no more for now: left where it is, it reads on from there later. */
  full: boolean;
  caughtUp: (() => void) | null;
};

type Channel = { newest: number; readonly followers: Set<Follower> };

/**
 * Brings entries to those who follow a consultation on this process: gapless, in order, once ([DL-4]).
 *
 * A follower is registered first and then reads from its cursor, so nothing can fall between. What is committed here is
 * handed over from memory; what a hint says was committed elsewhere is read from the database, and so is every gap. One
 * reading is under way at a time and takes all channels that are behind with it. Whoever is full is passed over, and reads
 * on from its cursor when it has space again ([DL-7]).
 */
export type Hub = {
  follow(id: ConsultationId, audience: Audience, after: Cursor, sink: Sink): Following;
  /** Committed by this process just now. */
  appended(consultation: Consultation, entries: readonly Entry[]): void;
  /** Perhaps something new, up to `seq` if that is known ([DL-6]). */
  heard(id: ConsultationId, seq?: number): void;
  /** [DL-5] The city was restored: whoever follows is sent away to start over, long polls too. */
  startOver(): void;
  isFollowed(id: ConsultationId): boolean;
  followed(): number;
};

export type Following = {
  /** Everything stored when following began has been sent. */
  readonly caughtUp: Promise<void>;
  stop(): void;
};

const mostChannelsARead = 64;
const mostEntriesARead = 256;

export function openHub(read: ReadEntries, failed: (error: unknown) => Promise<void>): Hub {
  const channels = new Map<ConsultationId, Channel>();
  const behind = new Set<ConsultationId>();
  let reading = false;

  async function catchUp(): Promise<void> {
    reading = true;
    while (behind.size > 0) {
      const asked: { id: ConsultationId; after: Cursor }[] = [];
      for (const id of behind) {
        if (asked.length === mostChannelsARead) break;
        behind.delete(id);
        const after = lowestCursor(channels.get(id));
        if (after !== null) asked.push({ id, after });
      }
      if (asked.length === 0) continue;
      const before = new Map(asked.map(({ id, after }) => [id, { after, ...glance(channels.get(id)) }]));
      try {
        for (const [id, entries] of await read(asked, mostEntriesARead)) {
          const channel = channels.get(id);
          if (!channel) continue;
          deliver(id, channel, entries);
          if (entries.length === mostEntriesARead) {
            behind.add(id);
            continue;
          }
          const upTo = entries.at(-1)?.seq ?? before.get(id)?.after ?? 0;
          for (const follower of before.get(id)?.waiting ?? [])
            if (!follower.full && follower.cursor >= upTo) settle(follower);
          // Announced before this reading, and not there: the database was restored. The next hint says what there is.
          if (entries.length === 0 && channel.newest === before.get(id)?.newest) channel.newest = 0;
          if (isBehind(channel)) behind.add(id);
        }
      } catch (error) {
        for (const { id } of asked) behind.add(id);
        await failed(error);
      }
    }
    reading = false;
  }

  function wake(id: ConsultationId): void {
    behind.add(id);
    if (!reading) void catchUp();
  }

  function deliver(id: ConsultationId, channel: Channel, entries: readonly StoredEntry[]): void {
    const last = entries.at(-1);
    if (!last) return;
    channel.newest = Math.max(channel.newest, last.seq);
    const pieces = new Map<string, Piece>();
    for (const follower of channel.followers) {
      let at = entries.findIndex((entry) => arrival(follower.cursor, entry.seq) !== "known");
      const first = entries[at];
      if (!first || arrival(follower.cursor, first.seq) === "gap") continue;
      while (at < entries.length && hasSpace(id, follower)) {
        const name = `${follower.audience}:${at}`;
        const piece = pieces.get(name) ?? pieceFrom(id, follower.audience, entries, at);
        pieces.set(name, piece);
        follower.cursor = piece.upTo;
        follower.sink.send(piece.frame);
        at = piece.next;
      }
    }
  }

  function hasSpace(id: ConsultationId, follower: Follower): boolean {
    if (follower.full) return false;
    const space = follower.sink.space?.() ?? null;
    if (space === null) return true;
    follower.full = true;
    void space.then(() => {
      follower.full = false;
      wake(id);
    });
    return false;
  }

  return {
    follow(id, audience, after, sink) {
      const channel = channels.get(id) ?? { newest: 0, followers: new Set() };
      channels.set(id, channel);
      let caughtUp = (): void => {};
      const done = new Promise<void>((resolve) => {
        caughtUp = resolve;
      });
      const follower: Follower = { audience, sink, cursor: after, full: false, caughtUp };
      channel.followers.add(follower);
      wake(id);
      return {
        caughtUp: done,
        stop() {
          channel.followers.delete(follower);
          // Stopped twice, it must not take away the channel of those who came in between.
          if (channel.followers.size === 0 && channels.get(id) === channel) channels.delete(id);
          settle(follower);
        },
      };
    },
    appended(consultation, entries) {
      const channel = channels.get(consultation.id);
      if (!channel) return;
      deliver(consultation.id, channel, entries);
      if (isBehind(channel)) wake(consultation.id);
    },
    heard(id, seq) {
      const channel = channels.get(id);
      if (!channel || (seq !== undefined && seq <= (lowestCursor(channel) ?? seq))) return;
      if (seq !== undefined) channel.newest = Math.max(channel.newest, seq);
      wake(id);
    },
    startOver() {
      const followers = [...channels.values()].flatMap((channel) => [...channel.followers]);
      for (const { sink } of followers) sink.end("wrong-epoch");
    },
    isFollowed: (id) => channels.has(id),
    followed: () => channels.size,
  };
}

/** Of those who take more. */
function lowestCursor(channel: Channel | undefined): Cursor | null {
  if (!channel) return null;
  let lowest: Cursor | null = null;
  for (const { cursor, full } of channel.followers)
    if (!full) lowest = lowest === null ? cursor : Math.min(lowest, cursor);
  return lowest;
}

function isBehind(channel: Channel): boolean {
  return (lowestCursor(channel) ?? channel.newest) < channel.newest;
}

function glance(channel: Channel | undefined) {
  return { newest: channel?.newest, waiting: [...(channel?.followers ?? [])] };
}

function settle(follower: Follower): void {
  follower.caughtUp?.();
  follower.caughtUp = null;
}
