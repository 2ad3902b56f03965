import { type Answer, call } from "../../apps/shared/call.ts";
import { startReading } from "../../apps/shared/reading.ts";
import { rowsOf } from "../../apps/shared/rows.ts";
import { type Sending, startSending } from "../../apps/shared/sending.ts";
import { startSync } from "../../apps/shared/sync.ts";
import { emptyTalk, fold, hasGap, type Talk } from "../../apps/shared/talk.ts";
import type { Sync, SyncPath, Wants } from "../../apps/shared/wants.ts";
import type { Api } from "../../contract/api.ts";
import type { Frame } from "../../contract/sync.ts";
import type { AuthorKind } from "../../domain/entry.ts";
import type { ConsultationId, Epoch } from "../../domain/ids.ts";
import { takeUpByCall } from "../take-up.ts";

/** Somebody who talks through the pages' own code for sync and sending, without a page. */
export type Correspondent = Disposable & {
  say(text: string): void;
  /** What the screen would show, in its order. */
  texts(): string[];
  /** Resolves once the screen shows it; with the time at which it did. */
  seen(text: string): Promise<number>;
  /** Own messages that are not yet 届きました. */
  pending(): number;
};

/** A consultee behind a middlebox, who writes first. */
export async function consulteeAt(
  origin: string,
): Promise<Correspondent & { opened(): Promise<ConsultationId> }> {
  const { epoch } = await untilAnswered(() => call(at(origin, "/api/arrive"), {}));
  let consultation: ConsultationId | null = null;
  let open = (_: ConsultationId): void => {};
  const opened = new Promise<ConsultationId>((resolve) => {
    open = resolve;
  });
  const self = correspond("consultee", at(origin, "/api/sync"), startSync, () => ({ epoch, consultation }), {
    async send({ key, text }) {
      if (consultation) return call(at(origin, "/api/send"), { epoch, consultation, key, text });
      const answer = await call(at(origin, "/api/open"), { epoch, key, text });
      if (!answer.ok) return answer;
      consultation = answer.value.consultation;
      open(consultation);
      self.wantsChanged();
      return answer;
    },
  });
  return { ...self, opened: () => opened };
}

/** A counsellor on an honest line, who has just claimed this consultation. */
export async function counsellorOf(origin: string, consultation: ConsultationId): Promise<Correspondent> {
  const { frames } = await untilAnswered(() =>
    call(at(origin, "/api/desk/sync"), { epoch: null, skin: "now", watch: [] }),
  );
  const epoch = frames.find((frame) => frame.t === "hello")?.epoch as Epoch;
  const { claimVersion } = await untilAnswered(() =>
    takeUpByCall({ epoch, consultation }, (path) => at(origin, path)),
  );
  return correspond(
    "counsellor",
    at(origin, "/api/desk/sync"),
    startReading,
    () => ({ epoch, consultation }),
    {
      send: ({ key, text }) =>
        call(at(origin, "/api/desk/reply"), { epoch, consultation, key, text, claimVersion }),
    },
  );
}

type Place = { readonly epoch: Epoch; readonly consultation: ConsultationId | null };

function correspond(
  side: AuthorKind,
  path: SyncPath,
  start: typeof startSync,
  place: () => Place,
  { send }: { send: Parameters<typeof startSending>[0]["send"] },
): Correspondent & { wantsChanged(): void } {
  let talk: Talk = emptyTalk;
  const waiting = new Set<() => void>();
  const sending: Sending = startSending({ send, onChange: changed });
  const sync: Sync = start({ path, wants, onFrame: take });

  function wants(): Wants | null {
    const { epoch, consultation } = place();
    return consultation && { epoch, watch: [{ consultation, after: talk.cursor }] };
  }

  function take(frame: Frame): void {
    if (frame.t !== "entries") return;
    talk = fold(talk, frame.entries);
    if (hasGap(talk)) sync.resync();
    for (const { by, key, text, seq, at } of talk.messages) {
      if (by === side && key) sending.replayed(key, text, seq, at);
    }
    changed();
  }

  function changed(): void {
    for (const look of waiting) look();
  }

  const texts = (): string[] => rowsOf(talk, sending.outbox(), side).map(({ text }) => text ?? "");
  return {
    say: (text) => void sending.put(text),
    texts,
    seen: (text) =>
      new Promise((resolve) => {
        const look = (): void => {
          // One's own message is on the screen from the start; what counts is that the talk brought it.
          if (!talk.messages.some((message) => message.text === text)) return;
          waiting.delete(look);
          resolve(performance.now());
        };
        waiting.add(look);
        look();
      }),
    pending: () => sending.outbox().filter(({ state }) => state !== "delivered").length,
    wantsChanged: () => sync.wantsChanged(),
    [Symbol.dispose]() {
      sync.stop();
      sending.stop();
    },
  };
}

/** Pages ask by a path of their own host; here the host stands in front. */
function at<P extends keyof Api>(origin: string, path: P): P {
  return `${origin}${path}` as P;
}

async function untilAnswered<T>(ask: () => Promise<Answer<T>>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer.ok) return answer.value;
    if (answer.code !== "unreachable") throw new Error(answer.code);
  }
}
