import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { SignedInSelf } from "../../../../contract/staff.ts";
import { onWake } from "../../../shared/wake.ts";
import { addressOf } from "../../places.ts";
import { mayDo } from "../../state.ts";
import { useStore } from "../../use-store.ts";
import type { Call } from "../../work.ts";
import { exerciseWords } from "./exercise-words.ts";
import { forgetKnown, known, tellKnown } from "./known.ts";
import { wantPractice } from "./turn-to.ts";
import { words } from "./words-ja.ts";

type Props = { readonly self: SignedInSelf; readonly call: Call };

/** An exercise that is under way may end at any moment; else only another page of the same person begins one. */
const [lookMillis, restMillis] = [5_000, 60_000];
const said = words.strip;

/** [PX-5] On every place of an invented city: that it is one, what is being practised, and that it is over. */
export function PracticeStrip({ self, call }: Props): VNode {
  const practises = mayDo(self, "practice:do");
  const { underWay, justOver } = useStore(known, (all) => all);
  useEffect(() => forgetKnown, []);
  useLooking(call, practises, underWay ? lookMillis : restMillis);
  const [is, go] = underWay
    ? [said.underWay(exerciseWords[underWay].name), said.see]
    : justOver
      ? [said.over(exerciseWords[justOver].name), said.lookBack]
      : [said.invented, said.go];
  return (
    <section class="practice-strip" aria-label={said.label}>
      <p role="status">{is}</p>
      {practises && (
        <a href={addressOf("operation")} onClick={wantPractice}>
          {go}
        </a>
      )}
    </section>
  );
}

function useLooking(call: Call, wanted: boolean, everyMillis: number): void {
  useEffect(() => {
    if (!wanted) return;
    const look = async (): Promise<void> => {
      const answer = await call("/api/practice/list", {});
      if (answer.ok) tellKnown(answer.value.practices);
    };
    void look();
    const timer = setInterval(() => void look(), everyMillis);
    const asleep = onWake(() => void look());
    return () => {
      clearInterval(timer);
      asleep();
    };
  }, [call, wanted, everyMillis]);
}
