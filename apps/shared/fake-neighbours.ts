import type { Neighbours } from "./notes.ts";

type Asking = {
  readonly hold: () => Promise<void>;
  readonly resolve: () => void;
  readonly reject: (why: unknown) => void;
};

/** A browser's lock and broadcast channel in memory, for tests: as many tabs as one likes. */
export function fakeBrowser() {
  const voices = new Set<Neighbours["voice"]>();
  const waiting: Asking[] = [];
  let holder: Asking | null = null;

  function grant(): void {
    const next = holder ? undefined : waiting.shift();
    if (!next) return;
    holder = next;
    void next.hold().then(() => {
      if (holder !== next) return;
      holder = null;
      next.resolve();
      grant();
    });
  }

  function request(_: string, options: LockOptions, hold: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const asking: Asking = { hold, resolve, reject };
      const abort = (): void => reject(new DOMException("Aborted", "AbortError"));
      if (options.steal) {
        waiting.unshift(asking);
        const robbed = holder;
        holder = null;
        robbed?.reject(new DOMException("Stolen", "AbortError"));
      } else {
        waiting.push(asking);
        options.signal?.addEventListener("abort", () => {
          const at = waiting.indexOf(asking);
          if (at < 0) return;
          waiting.splice(at, 1);
          abort();
        });
      }
      queueMicrotask(grant);
    });
  }

  return {
    /** One more tab. `mute()` freezes it: it says and hears nothing any more, and keeps its lock. `look()`: someone looks at it. */
    tab(): Neighbours & { mute(): void; wake(): void; look(): void } {
      let frozen = false;
      let awake = (): void => {};
      const voice: Neighbours["voice"] = {
        onmessage: null,
        postMessage(note: unknown) {
          if (frozen) return;
          for (const other of voices) {
            if (other === voice) continue;
            const data: unknown = structuredClone(note);
            queueMicrotask(() => {
              if (voices.has(other))
                other.onmessage?.call(other as BroadcastChannel, { data } as MessageEvent);
            });
          }
        },
        close: () => void voices.delete(voice),
      };
      voices.add(voice);
      return {
        locks: { request: request as LockManager["request"] },
        voice,
        onWake(listener) {
          awake = listener;
          return () => {};
        },
        look: () => awake(),
        mute() {
          frozen = true;
          voices.delete(voice);
        },
        wake() {
          frozen = false;
          voices.add(voice);
        },
      };
    },
  };
}
