import type { Frame } from "../../contract/sync.ts";
import type { Epoch } from "../../domain/ids.ts";
import { startCatchingUp } from "./catching-up.ts";
import { deviceClock } from "./clock.ts";
import { muteAfterMillis } from "./ladder.ts";
import { hearFrom, type Neighbours, type Note, passedOn, type ReaderNote } from "./notes.ts";
import { startReading } from "./reading.ts";
import { takeTurns } from "./turns.ts";
import { sameThings, unionOf } from "./union.ts";
import { randomUuid } from "./uuid.ts";
import type { LiveSync, SyncOptions, Wants } from "./wants.ts";

const aliveMillis = 10_000;
const lookMillis = 5_000;
/** A tab that has said nothing for so long is gone; hidden ones may be let speak once a minute only. */
const forgottenMillis = 200_000;
/** Alone in a browser the lock is ours within moments; only then is a read of one's own worth its while. */
const firstReadMillis = 120;

/**
 * [DL-10] One stream for all tabs of a browser: whoever holds the lock reads for all, the others live on what it
 * passes on and fetch for themselves what lies before. A reader that falls silent loses the lock.
 */
export function shareReading(options: SyncOptions, { locks, voice, onWake }: Neighbours): LiveSync {
  const clock = options.clock ?? deviceClock;
  const me = randomUuid();
  const others = new Map<string, { readonly wants: Wants; readonly at: number }>();
  const timers = new Set<() => void>();
  let reading: LiveSync | null = null;
  let asked: Wants | null = null;
  let epoch: Epoch | null = null;
  let stopped = false;
  /** When the tab that reads last gave a sign of life, and when a frame of the city last came. */
  let heardAt = clock.now();
  let frameAt = clock.now();

  function say(note: Note): void {
    if (!stopped) voice.postMessage(note);
  }

  function sayWants(): void {
    say({ t: "wants", from: me, wants: options.wants() });
  }

  function deliver(frame: Frame, of: Epoch | null): void {
    frameAt = clock.now();
    const own = options.wants();
    if (stopped || !own) return;
    if (of && own.epoch && of !== own.epoch) {
      options.onEpoch?.(of);
      return;
    }
    if (frame.t === "entries") {
      const watched = own.watch.find(({ consultation }) => consultation === frame.consultation);
      if (!watched) return;
      const first = frame.entries[0];
      if (first && first.seq > watched.after + 1) readMissing();
    }
    options.onFrame(frame);
  }

  function hear(note: Note): void {
    if (stopped) return;
    if (note.t === "wants") hearWants(note.from, note.wants);
    else if (note.t === "resync") reading?.resync();
    else if (note.t === "hurry") reading?.hurry();
    else hearReader(note);
  }

  function hearWants(from: string, wants: Wants | null): void {
    if (wants) others.set(from, { wants, at: clock.now() });
    else others.delete(from);
    if (reading && !sameThings(union(), asked)) reading.wantsChanged();
  }

  function hearReader(note: ReaderNote): void {
    heardAt = clock.now();
    if (note.t === "frame") deliver(note.frame, note.epoch);
    else if (note.t === "who") sayWants();
    else hearFrom(note, told);
  }

  function leave(): void {
    stop();
    options.onSignedOut?.();
  }

  function union(): Wants | null {
    const lately = [...others.values()].filter(({ at }) => at > clock.now() - forgottenMillis);
    const theirs = lately.map(({ wants }) => wants);
    return unionOf(options.wants(), theirs);
  }

  /** Reads for all, until the lock goes. */
  function lead(): () => void {
    others.clear();
    catchingUp.stop();
    say({ t: "who" });
    reading = startReading({
      ...options,
      ...passedOn(told, say),
      wants() {
        asked = union();
        return asked;
      },
      onFrame(frame) {
        if (frame.t === "hello") epoch = frame.epoch;
        say({ t: "frame", epoch, frame });
        deliver(frame, epoch);
      },
    });
    return () => {
      reading?.stop();
      reading = null;
      heardAt = clock.now();
    };
  }

  function every(millis: number, act: () => void): void {
    const cancel = clock.after(millis, () => {
      timers.delete(cancel);
      if (stopped) return;
      act();
      every(millis, act);
    });
    timers.add(cancel);
  }

  function lookAfterReader(): void {
    const now = clock.now();
    if (reading || now - heardAt < muteAfterMillis + 3_000 * clock.random()) return;
    heardAt = now;
    turns.steal();
  }

  /** What lies before the frames that are passed on. Asked after listening began: nothing falls between. */
  function readMissing(): void {
    if (reading) reading.resync();
    else catchingUp.read();
  }

  function awake(): void {
    const silentMillis = clock.now() - frameAt;
    if (reading || stopped || silentMillis < 1_500) return;
    sayWants();
    if (silentMillis > 16_000) say({ t: "resync" });
    readMissing();
  }

  function stop(): void {
    if (stopped) return;
    say({ t: "wants", from: me, wants: null });
    stopped = true;
    turns.stop();
    catchingUp.stop();
    unwake();
    for (const cancel of timers) cancel();
    voice.onmessage = null;
    voice.close();
  }

  const told = { ...options, onSignedOut: leave };
  const catchingUp = startCatchingUp({ ...told, clock, deliver });
  voice.onmessage = ({ data }) => hear(data as Note);
  const unwake = onWake(awake);
  const turns = takeTurns(locks, `yorisoi ${options.path}`, lead, readMissing);
  every(aliveMillis, () => {
    if (reading) say({ t: "alive" });
  });
  every(6 * aliveMillis, sayWants);
  every(lookMillis, lookAfterReader);
  timers.add(
    clock.after(firstReadMillis, () => {
      if (!reading) readMissing();
    }),
  );
  sayWants();

  return {
    wantsChanged() {
      if (stopped) return;
      if (!reading) sayWants();
      if (reading) reading.wantsChanged();
      else readMissing();
    },
    resync() {
      if (stopped) return;
      if (!reading) say({ t: "resync" });
      readMissing();
    },
    hurry() {
      if (reading) reading.hurry();
      else say({ t: "hurry" });
    },
    stop,
  };
}
