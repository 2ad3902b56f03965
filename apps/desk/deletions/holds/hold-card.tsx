import type { VNode } from "preact";
import type { ListedHold } from "../../../../contract/hold.ts";
import type { StaffId } from "../../../../domain/ids.ts";
import { When } from "../../when.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly hold: ListedHold;
  readonly names: ReadonlyMap<StaffId, string>;
  /** Null for whoever may not ask for it. */
  readonly onLift: (() => void) | null;
};

/** One hold: on what, why, and how it stands. */
export function HoldCard({ hold, names, onLift }: Props): VNode {
  const { number, all, ground, reason, placedBy, placedAt, lift, liftedAt } = hold;
  const what = words.what(number, all);
  const stands = liftedAt ? "lifted" : lift ? "asked" : "held";
  const name = (id: StaffId): string => names.get(id) ?? words.someone;
  return (
    <li class="card">
      <h3>{what}</h3>
      <dl class="facts">
        <dt>{words.ground}</dt>
        <dd>{words.grounds[ground]}</dd>
        <dt>{words.reason}</dt>
        <dd class="prewrap">{reason ?? words.unreadable}</dd>
        <dt>{words.placed}</dt>
        <dd>
          {name(placedBy)} ・ <When at={placedAt} />
        </dd>
        {lift && (
          <>
            <dt>{words.lift}</dt>
            <dd>
              {name(lift.by)} ・ <When at={lift.at} />
            </dd>
          </>
        )}
        {liftedAt && (
          <>
            <dt>{words.liftedAt}</dt>
            <dd>
              <When at={liftedAt} />
            </dd>
          </>
        )}
      </dl>
      <p class={`card-standing ${stands === "asked" ? "waiting" : stands}`}>{words.states[stands]}</p>
      {onLift && stands === "held" && (
        <div class="card-acts">
          <button type="button" aria-label={`${words.lifting.act}: ${what}`} onClick={onLift}>
            {words.lifting.act}
          </button>
        </div>
      )}
    </li>
  );
}
