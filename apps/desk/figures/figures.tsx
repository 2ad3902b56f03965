import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { inJapan } from "../../../domain/japan-time.ts";
import { ContentsTab } from "../contents/contents-tab.tsx";
import { contentsOf } from "../contents/run.ts";
import { words as contentsWords } from "../contents/words-ja.ts";
import "../fields.css";
import { PlaceHeading, type PlaceProps } from "../place-parts.tsx";
import { SchoolCounts } from "../schools/school-counts.tsx";
import { mayDo } from "../state.ts";
import { useStore } from "../use-store.ts";
import { CountsTab } from "./counts-tab.tsx";
import "../schools/schools.css";
import "./figures.css";
import { firstChosen, PeriodForm, periodOf } from "./period-form.tsx";
import { words } from "./words-ja.ts";

/** 集計: what a period comes to, and, for those who may know, in which words. */
export function FiguresPlace({ self, call, now, openConsultation }: PlaceProps): VNode {
  const today = inJapan(now).day;
  const [chosen, setChosen] = useState(() => firstChosen(today));
  const contents = contentsOf(call);
  const mayAnalyse = mayDo(self, "contents:analyse");
  const isShown = useStore(contents.store, (state) => state.isShown) && mayAnalyse;
  return (
    <div class="figures wide">
      <PlaceHeading text={words.heading} />
      {mayAnalyse && <Tabs isWords={isShown} choose={(words) => contents.set({ isShown: words })} />}
      {!isShown && <p class="hint figures-lead">{words.lead}</p>}
      <PeriodForm
        chosen={chosen}
        today={today}
        choose={(change) => setChosen((before) => ({ ...before, ...change }))}
        daysOnly={isShown}
      />
      {isShown ? (
        <ContentsTab call={call} period={periodOf(chosen)} />
      ) : (
        <CountsTab {...{ call, openConsultation, chosen }} />
      )}
      {!isShown && mayDo(self, "school-counts:see") && <SchoolCounts call={call} now={now} />}
    </div>
  );
}

function Tabs({
  isWords,
  choose,
}: {
  readonly isWords: boolean;
  readonly choose: (words: boolean) => void;
}): VNode {
  return (
    <nav class="figures-tabs" aria-label={contentsWords.tabs}>
      <ul>
        {[false, true].map((one) => (
          <li key={String(one)}>
            <button
              type="button"
              aria-current={one === isWords ? "true" : undefined}
              onClick={() => choose(one)}
            >
              {one ? contentsWords.words : contentsWords.counts}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
