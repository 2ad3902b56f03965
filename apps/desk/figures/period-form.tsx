import type { VNode } from "preact";
import { isDay } from "../../../domain/japan-time.ts";
import { isPeriod, type Period } from "../../../domain/period.ts";
import {
  type Comparison,
  comparedWith,
  comparisons,
  neighbour,
  type PeriodKind,
  periodAround,
  periodKinds,
} from "./choose-period.ts";
import { words } from "./words-ja.ts";

/** What is looked at, as it is chosen. Days are as they were typed. */
export type Chosen = {
  readonly kind: PeriodKind;
  readonly from: string;
  readonly to: string;
  readonly comparison: Comparison;
  readonly published: boolean;
};

export function firstChosen(today: string): Chosen {
  return {
    ...periodAround("fiscal-year", today),
    ...{ kind: "fiscal-year", comparison: "none", published: false },
  };
}

/** Null where the days are none, or too many. */
export function periodOf({ from, to }: Chosen): Period | null {
  return isPeriod({ from, to }) ? { from, to } : null;
}

/** Null where nothing is compared, or there is no such period. */
export function comparedOf(chosen: Chosen): Period | null {
  const period = periodOf(chosen);
  const compared = period && comparedWith(chosen.comparison, chosen.kind, period);
  return compared && isPeriod(compared) ? compared : null;
}

type Props = {
  readonly chosen: Chosen;
  readonly today: string;
  readonly choose: (change: Partial<Chosen>) => void;
  /** Nothing is compared, and nothing hidden. */
  readonly daysOnly?: boolean;
};

export function PeriodForm({ chosen, today, choose, daysOnly = false }: Props): VNode {
  const said = words.period;
  const period = periodOf(chosen);
  const { kind } = chosen;

  function chooseKind(next: PeriodKind): void {
    // Around today where it lies within, so that a year becomes its present month and not its April.
    const day = period && (today < period.from || today > period.to) ? period.from : today;
    choose(next === "any" ? { kind: next } : { kind: next, ...periodAround(next, day) });
  }

  return (
    <form class="period" aria-label={said.label} onSubmit={(event) => event.preventDefault()}>
      <label class="field">
        <span class="field-label">{said.kind}</span>
        <select value={kind} onChange={(event) => chooseKind(event.currentTarget.value as PeriodKind)}>
          {periodKinds.map((one) => (
            <option key={one} value={one}>
              {said.kinds[one]}
            </option>
          ))}
        </select>
      </label>
      {kind === "any" ? (
        <>
          <Day label={said.from} value={chosen.from} set={(from) => choose({ from })} />
          <Day label={said.to} value={chosen.to} set={(to) => choose({ to })} />
        </>
      ) : (
        <Day
          label={said.day}
          value={chosen.from}
          set={(day) => {
            if (isDay(day)) choose(periodAround(kind, day));
          }}
        />
      )}
      <div class="period-steps">
        {([-1, 1] as const).map((step) => (
          <button
            key={step}
            type="button"
            aria-disabled={!period}
            onClick={() => period && choose(neighbour(kind, period, step))}
          >
            {step < 0 ? said.before : said.after}
          </button>
        ))}
      </div>
      {!daysOnly && (
        <>
          <label class="field">
            <span class="field-label">{said.compare}</span>
            <select
              value={chosen.comparison}
              onChange={(event) => choose({ comparison: event.currentTarget.value as Comparison })}
            >
              {comparisons.map((one) => (
                <option key={one} value={one}>
                  {said.comparisons[one]}
                </option>
              ))}
            </select>
          </label>
          <label class="period-published">
            <input
              type="checkbox"
              checked={chosen.published}
              onChange={(event) => choose({ published: event.currentTarget.checked })}
            />
            {said.published}
          </label>
        </>
      )}
      <p class="trouble" role="alert">
        {period ? null : said.wrong}
      </p>
    </form>
  );
}

function Day(props: {
  readonly label: string;
  readonly value: string;
  readonly set: (day: string) => void;
}): VNode {
  return (
    <label class="field">
      <span class="field-label">{props.label}</span>
      <input type="date" value={props.value} onChange={(event) => props.set(event.currentTarget.value)} />
    </label>
  );
}
