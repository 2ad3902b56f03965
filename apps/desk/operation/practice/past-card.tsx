import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../../contract/api.ts";
import type { ListedPractice } from "../../../../contract/practice.ts";
import { plain } from "../../../shared/text.ts";
import { timeWords } from "../../../shared/time-words.ts";
import { sayUnread } from "../../failure-words.ts";
import type { Call } from "../../work.ts";
import { exerciseWords } from "./exercise-words.ts";
import { LookBack } from "./look-back.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly one: ListedPractice;
  readonly call: Call;
  readonly now: Date;
  /** With its 振り返り from the beginning. */
  readonly isOpen: boolean;
};
type Points = Api["/api/practice/look-back"]["output"]["points"];

/** One that has ended, with its 振り返り where somebody wants to see it. */
export function PastCard({ one, call, now, isOpen }: Props): VNode {
  const [points, setPoints] = useState<Points | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { name } = exerciseWords[one.exercise];
  const when = plain(timeWords(new Date(one.begunAt), now));

  async function look(): Promise<void> {
    const answer = await call("/api/practice/look-back", { practice: one.id });
    setTrouble(answer.ok ? null : sayUnread(answer.code));
    if (answer.ok) setPoints(answer.value.points);
  }

  useEffect(() => {
    if (isOpen) void look();
  }, [isOpen]);

  return (
    <li class="card">
      <div class="card-head">
        <h3>{name}</h3>
        <span class={one.ended?.outcome === "over" ? "mark good" : "mark"}>
          {one.ended?.outcome === "over" ? words.over : words.half}
        </span>
        <time class="card-number" dateTime={one.begunAt}>
          {when}
        </time>
      </div>
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      {points && <LookBack exercise={one.exercise} points={points} />}
      <div class="card-acts">
        {points ? (
          <button type="button" onClick={() => setPoints(null)}>
            {words.close}
          </button>
        ) : (
          <button type="button" aria-label={words.lookBackOn(name, when)} onClick={() => void look()}>
            {words.lookBack}
          </button>
        )}
      </div>
    </li>
  );
}
