import type { Clock } from "../../shared/clock.ts";
import { present } from "../../shared/clock.ts";
import { createStore, type Store } from "../store.ts";
import type { Call } from "../work.ts";
import type { Use } from "./approvals.ts";

const lookMillis = 5_000;

/** Whether somebody may read by it at this moment. */
export function isOpen({ endedAt, until }: Pick<Use, "endedAt" | "until">, now: Date): boolean {
  return endedAt === null && now.getTime() < Date.parse(until);
}

export type GlassWatch = {
  /** Those that are open, by the newest look. */
  readonly open: Store<readonly Use[]>;
  look(): Promise<void>;
  /** Answers whether it was ended. */
  end(use: string): Promise<boolean>;
  stop(): void;
};

/**
 * [ST-10] The city sees at once that the glass is broken, wherever it is at the desk. Looked for every five seconds: also by
 * people whose roles have no stream. A look that fails changes nothing, so that the banner does not flicker.
 */
export function watchGlass(call: Call, clock: Clock): GlassWatch {
  const open = createStore<readonly Use[]>([]);
  let cancel = (): void => {};
  let stopped = false;

  async function look(): Promise<void> {
    cancel();
    const answer = await call("/api/break-glass/list", {});
    if (stopped) return;
    if (answer.ok) {
      const now = present();
      const uses = answer.value.uses.filter((use) => isOpen(use, now));
      open.set((before) => (before.length === 0 && uses.length === 0 ? before : uses));
    }
    cancel();
    cancel = clock.after(lookMillis, () => void look());
  }

  return {
    open,
    look,
    async end(use) {
      const answer = await call("/api/break-glass/end", { use });
      await look();
      return answer.ok || answer.code === "not-found";
    },
    stop() {
      stopped = true;
      cancel();
    },
  };
}
