import type { Frame } from "../../contract/sync.ts";
import type { Consultation } from "../../domain/consultation.ts";
import type { Entry, StoredEntry } from "../../domain/entry.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import { arrival, type Cursor } from "../../domain/sequence.ts";
import { forConsultee, forStaff } from "./view.ts";

/** Where frames go: an open stream, or an answer being gathered. */
export type Sink = {
  /** One frame, serialised. */
  send(frame: string): void;
  end(why: Extract<Frame, { t: "end" }>["why"]): void;
};

export type Audience = "consultee" | "staff";

/** Reads entries past each cursor, in order, at most so many of each; from the primary. */
export type ReadEntries = (
  asked: readonly { readonly id: ConsultationId; readonly after: Cursor }[],
  mostEach: number,
) => Promise<Map<ConsultationId, StoredEntry[]>>;

type Follower = {
  readonly audience: Audience;
  readonly sink: Sink;
  cursor: Cursor;
  caughtUp: (() => void) | null;
};

type Channel = { newest: number; readonly followers: Set<Follower> };

/**
 * Brings entries to those who follow a consultation on this process: gapless, in order, once ([DL-4]).
 *
 * A follower is registered first and then reads from its cursor, so nothing can fall between. What is committed here is
 * handed over from memory; what a hint says was committed elsewhere is read from the database, and so is every gap. One
 * reading is under way at a time and takes all channels that are behind with it.
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
      const before = new Map(asked.map(({ id }) => [id, glance(channels.get(id))]));
      try {
        for (const [id, entries] of await read(asked, mostEntriesARead)) {
          const channel = channels.get(id);
          if (!channel) continue;
          deliver(id, channel, entries);
          if (entries.length === mostEntriesARead) {
            behind.add(id);
            continue;
          }
          for (const follower of before.get(id)?.waiting ?? []) settle(follower);
          // Announced before this reading, and not there: the database was restored. The next hint says what there is.
          if (entries.length === 0 && channel.newest === before.get(id)?.newest) channel.newest = 0;
          if ((lowestCursor(channel) ?? 0) < channel.newest) behind.add(id);
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
    const serialised = new Map<string, string>();
    for (const follower of channel.followers) {
      const from = entries.findIndex((entry) => arrival(follower.cursor, entry.seq) !== "known");
      const first = entries[from];
      if (!first || arrival(follower.cursor, first.seq) === "gap") continue;
      const name = `${follower.audience}:${from}`;
      const frame = serialised.get(name) ?? entriesFrame(id, follower.audience, entries.slice(from));
      serialised.set(name, frame);
      follower.cursor = last.seq;
      follower.sink.send(frame);
    }
  }

  return {
    follow(id, audience, after, sink) {
      const channel = channels.get(id) ?? { newest: 0, followers: new Set() };
      channels.set(id, channel);
      let caughtUp = (): void => {};
      const done = new Promise<void>((resolve) => {
        caughtUp = resolve;
      });
      const follower: Follower = { audience, sink, cursor: after, caughtUp };
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
      if ((lowestCursor(channel) ?? 0) < channel.newest) wake(consultation.id);
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

function lowestCursor(channel: Channel | undefined): Cursor | null {
  if (!channel) return null;
  let lowest: Cursor | null = null;
  for (const { cursor } of channel.followers) lowest = lowest === null ? cursor : Math.min(lowest, cursor);
  return lowest;
}

function glance(channel: Channel | undefined) {
  return { newest: channel?.newest, waiting: [...(channel?.followers ?? [])] };
}

function settle(follower: Follower): void {
  follower.caughtUp?.();
  follower.caughtUp = null;
}

function entriesFrame(id: ConsultationId, audience: Audience, entries: readonly StoredEntry[]): string {
  const views = audience === "consultee" ? entries.map(forConsultee) : entries.map(forStaff);
  const frame: Frame = { t: "entries", consultation: id, entries: views };
  return JSON.stringify(frame);
}
