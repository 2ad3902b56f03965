import type { VNode } from "preact";
import type { ListedPause } from "../../../contract/pause.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { When } from "../when.tsx";
import { words } from "./words-ja.ts";

export type Choice = "agree" | "refuse" | "lift";

type Props = {
  readonly pause: ListedPause;
  readonly names: ReadonlyMap<StaffId, string>;
  readonly mayDecide: boolean;
  /** Nobody decides what they have proposed. */
  readonly isOwn: boolean;
  readonly onChoose: (choice: Choice) => void;
};

/** One pause: whose, why, until when, and where it stands. */
export function Card({ pause, names, mayDecide, isOwn, onChoose }: Props): VNode {
  const { number, ground, reason, until, state, proposed, decided, lifted } = pause;
  const what = words.number(number);
  const choices: readonly Choice[] = !mayDecide
    ? []
    : state === "in-force"
      ? ["lift"]
      : state === "proposed" && !isOwn
        ? ["agree", "refuse"]
        : [];
  const done = (label: string, one: ListedPause["decided"]): VNode | null =>
    one && (
      <>
        <dt>{label}</dt>
        <dd>
          {names.get(one.by) ?? words.someone} ・ <When at={one.at} />
        </dd>
      </>
    );
  return (
    <li class="card">
      <h3>{what}</h3>
      <dl class="facts">
        <dt>{words.ground}</dt>
        <dd>{words.grounds[ground]}</dd>
        <dt>{words.reason}</dt>
        <dd class="pause-reason">{reason ?? words.unreadable}</dd>
        <dt>{words.until}</dt>
        <dd>
          <When at={until} />
        </dd>
        {done(words.proposed, proposed)}
        {done(words.decided, decided)}
        {done(words.lifted, lifted)}
      </dl>
      <p class={`card-standing ${state}`}>{words.states[state]}</p>
      {choices.length > 0 && (
        <div class="card-acts">
          {choices.map((choice) => (
            <button
              key={choice}
              class={choice === "agree" ? "main" : ""}
              type="button"
              aria-label={`${words[choice]}: ${what}`}
              onClick={() => onChoose(choice)}
            >
              {words[choice]}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}
