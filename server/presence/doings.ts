import type { Frame } from "../../contract/sync.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import { type Doing, doingMillis } from "../../domain/presence.ts";
import type { Sink } from "../consultation/hub.ts";

/** [PR-3] What counsellors are doing at this moment, brought to the consultees who read along. Held in memory, for ten seconds. */
export type Doings = {
  /** A counsellor said so to this process. */
  say(id: ConsultationId, doing: Doing): void;
  /** A counsellor said so to another process. */
  hear(id: ConsultationId, doing: Doing): void;
  /** They have answered, or are gone from it. Where nothing was going on, nothing is said. */
  over(id: ConsultationId): void;
  /** `waits`: it is answered on the first news, and told nothing else. */
  follow(id: ConsultationId, sink: Sink, waits: boolean): () => void;
};

type Options = {
  readonly now: () => Date;
  /** To the other processes. */
  readonly tell: (id: ConsultationId, doing: Doing) => void;
};

export function openDoings({ now, tell }: Options): Doings {
  const doings = new Map<ConsultationId, { readonly doing: Doing; readonly at: number }>();
  const followers = new Map<ConsultationId, Set<Sink>>();

  function hear(id: ConsultationId, doing: Doing): void {
    forget();
    doings.delete(id);
    if (doing !== "nothing") doings.set(id, { doing, at: now().getTime() });
    const frame = frameOf(id, doing);
    for (const sink of followers.get(id) ?? []) sink.send(frame);
  }

  /** The oldest stand first. */
  function forget(): void {
    for (const [id, { at }] of doings) {
      if (now().getTime() - at < doingMillis) return;
      doings.delete(id);
    }
  }

  function say(id: ConsultationId, doing: Doing): void {
    hear(id, doing);
    tell(id, doing);
  }

  return {
    say,
    hear,
    over(id) {
      if (doings.has(id)) say(id, "nothing");
    },
    follow(id, sink, waits) {
      forget();
      const sinks = followers.get(id) ?? new Set();
      followers.set(id, sinks.add(sink));
      const current = doings.get(id);
      if (current && !waits) sink.send(frameOf(id, current.doing));
      return () => {
        sinks.delete(sink);
        if (sinks.size === 0 && followers.get(id) === sinks) followers.delete(id);
      };
    },
  };
}

function frameOf(consultation: ConsultationId, doing: Doing): string {
  const frame: Frame = { t: "doing", consultation, doing };
  return JSON.stringify(frame);
}
