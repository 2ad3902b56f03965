import type { VNode } from "preact";
import type { Period } from "../../../domain/period.ts";
import { sayUnread } from "../failure-words.ts";
import { counted, sayPeriod } from "../figures/say.ts";
import { addressOf } from "../places.ts";
import { emptyForm } from "../search/form.ts";
import { searchOf } from "../search/run.ts";
import { attributeWords } from "../talk/attribute-words.ts";
import { useStore } from "../use-store.ts";
import type { Call } from "../work.ts";
import { AskForm } from "./ask-form.tsx";
import "./contents.css";
import { type Analysed, type Asked, type ContentsState, contentsOf } from "./run.ts";
import { Together } from "./together.tsx";
import { WordList } from "./word-list.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly call: Call;
  /** Null where the days are none. */
  readonly period: Period | null;
};

/** 言葉: which words many people wrote in the period that is chosen. */
export function ContentsTab({ call, period }: Props): VNode {
  const contents = contentsOf(call);
  const state = useStore(contents.store, (all) => all);
  const { asked, found } = state;
  return (
    <section class="contents" aria-label={words.label}>
      <p class="hint">{words.lead}</p>
      <p class="hint">{words.few}</p>
      <AskForm contents={contents} state={state} period={period} />
      <Standing state={state} />
      {asked && found && found.people !== null && (
        <Found asked={asked} found={found} search={(word) => toSearch(call, asked, word)} />
      )}
    </section>
  );
}

type FoundProps = {
  readonly asked: Asked;
  readonly found: Analysed;
  readonly search: (word: string) => void;
};

function Found({ asked, found, search }: FoundProps): VNode {
  const { from, to, topic, school } = asked;
  const people = found.people ?? 0;
  return (
    <>
      <p class="figures-sentence">
        {words.sentence(
          sayPeriod("any", { from, to }),
          topic ? attributeWords.topic[topic] : "",
          school ? attributeWords.school[school] : "",
        )}
      </p>
      <p class="figures-headline">{words.people(counted(people))}</p>
      {found.words.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <div class="contents-found">
          <section aria-labelledby="contents-most">
            <h2 id="contents-most">{words.most.heading}</h2>
            <p class="hint">{words.most.hint}</p>
            <WordList counts={found.words} people={people} search={search} />
            <p class="hint">{words.rough}</p>
          </section>
          <section aria-labelledby="contents-together">
            <h2 id="contents-together">{words.together.heading}</h2>
            <p class="hint">{words.together.hint}</p>
            <Together counts={found.words} pairs={found.pairs} />
          </section>
        </div>
      )}
    </>
  );
}

/** How far it is, or what came of it. Said aloud only at its end: a count that runs would be read for ever. */
function Standing({
  state: { asked, running, progress, found, ended, trouble },
}: {
  readonly state: ContentsState;
}): VNode {
  if (trouble)
    return (
      <p class="trouble" role="alert">
        {trouble === "too-many" ? words.tooMany : sayUnread(trouble)}
      </p>
    );
  return (
    <div class="contents-standing">
      {running && (
        <>
          <p>{progress ? words.running(counted(progress.read), counted(progress.of)) : words.beginning}</p>
          <progress aria-label={words.beginning} max={progress?.of || 1} value={progress?.read} />
        </>
      )}
      <p role="status">
        {!asked && words.notYet}
        {ended && ended !== "all" && words.ended[ended]}
        {found?.people === null && words.tooFew}
        {found?.people && <span class="unseen">{words.people(counted(found.people))}</span>}
      </p>
    </div>
  );
}

/** To the search, filled in and not begun: that is another act, on record by itself. */
function toSearch(call: Call, { from, to, topic, school }: Asked, word: string): void {
  const term = word.replace("～", "");
  searchOf(call).fill({
    ...emptyForm,
    ...{ term, from, to, topic: topic ?? "", school: school ?? "" },
    author: "consultee",
  });
  location.hash = addressOf("search");
}
