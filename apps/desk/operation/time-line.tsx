import type { ComponentChildren, VNode } from "preact";
import { When } from "../when.tsx";
import { Dated } from "./dated.tsx";

/** One thing that happened. */
export type Moment = {
  readonly key: string | number;
  readonly at: string;
  readonly what: string;
  readonly who: string;
  /** Null where nothing was written. */
  readonly words: string | null;
  /** Good: something is well again. Strong: it turned here. */
  readonly tone?: "good" | "strong" | "bad";
  readonly more?: ComponentChildren;
};

/** What happened, from the first to the last, on a line from top to bottom. */
export function TimeLine({
  moments,
  label,
  dated = false,
}: {
  readonly moments: readonly Moment[];
  readonly label: string;
  /** Every time with its year: for what is printed. */
  readonly dated?: boolean;
}): VNode {
  return (
    <ol class="time-line" aria-label={label}>
      {moments.map(({ key, at, what, who, words, tone, more }) => (
        <li key={key} class={tone ?? ""}>
          <p class="time-line-head">
            {dated ? <Dated at={at} /> : <When at={at} />}
            <strong>{what}</strong>
            <span class="hint">{who}</span>
          </p>
          {words !== null && <p class="prewrap">{words}</p>}
          {more}
        </li>
      ))}
    </ol>
  );
}
