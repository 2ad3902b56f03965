import type { VNode } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { SignedInSelf } from "../../../contract/staff.ts";
import { deviceClock, present } from "../../shared/clock.ts";
import { onWake } from "../../shared/wake.ts";
import { mayDo } from "../state.ts";
import { useStore } from "../use-store.ts";
import type { Call } from "../work.ts";
import { isOpen, watchGlass } from "./glass.ts";
import { minutesLeft } from "./what.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly self: SignedInSelf;
  readonly call: Call;
  /** Reads anew what the person may do. */
  readonly refresh: () => Promise<void>;
  readonly now: Date;
};

/** [ST-10] On every place, for as long as an operator may read: who, for how long still, and the way to end it. */
export function GlassBanner({ self, call, refresh, now }: Props): VNode | null {
  const watch = useMemo(() => watchGlass(call, deviceClock), [call]);
  const uses = useStore(watch.open, (all) => all);
  useEffect(() => {
    void watch.look();
    const asleep = onWake(() => void watch.look());
    return () => {
      asleep();
      watch.stop();
    };
  }, [watch]);
  const open = uses.filter((use) => isOpen(use, now));
  const reads = open.some((use) => use.staff === self.id);
  useEffect(() => {
    if (reads !== (self.breakGlassUntil !== null)) void refresh();
  }, [reads]);
  return (
    <section class="glass-banner" aria-label={words.banner.label}>
      {open.map((use) => (
        <p key={use.id}>
          <span role="alert">
            {use.staff === self.id ? words.banner.yours : words.banner.text(use.displayName)}
          </span>
          <strong class="glass-left">{words.banner.left(minutesLeft(use.until, present()))}</strong>
          {(mayDo(self, "approval:give") || use.staff === self.id) && (
            <button
              type="button"
              aria-label={words.banner.endOf(use.displayName)}
              onClick={() => void watch.end(use.id)}
            >
              {words.banner.end}
            </button>
          )}
        </p>
      ))}
    </section>
  );
}
