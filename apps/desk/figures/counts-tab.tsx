import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { sayUnread } from "../failure-words.ts";
import { type PlaceProps, Unread } from "../place-parts.tsx";
import { Answer } from "./answer.tsx";
import { CityTables } from "./city-table.tsx";
import { Overview } from "./overview.tsx";
import { type Chosen, comparedOf, periodOf } from "./period-form.tsx";
import { type Question, questions } from "./questions.ts";
import { type FiguresRead, useFigures } from "./read-figures.ts";
import { RowsDialog, type Wanted } from "./rows-dialog.tsx";
import { counted, sayPeriod } from "./say.ts";
import { totalOf } from "./shown-counts.ts";
import { words } from "./words-ja.ts";

type Props = Pick<PlaceProps, "call" | "openConsultation"> & { readonly chosen: Chosen };

/** 件数: one question at a time of one period, and beside it another. */
export function CountsTab({ call, openConsultation, chosen }: Props): VNode {
  const [question, setQuestion] = useState<Question>("overview");
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [period, compared] = [periodOf(chosen), comparedOf(chosen)];
  const { read, busy, trouble, readAgain } = useFigures(call, period, compared);
  const { published } = chosen;
  return (
    <>
      <div class="figures-room">
        <Questions question={question} choose={setQuestion} />
        <section class="figures-answer" aria-labelledby="figures-question" aria-busy={busy}>
          <h2 id="figures-question">
            {question === "overview" ? words.overview : words.dimensions[question]}
          </h2>
          {trouble ? (
            <Unread said={sayUnread(trouble)} readAgain={readAgain} />
          ) : read ? (
            <Shown
              {...{ read, question, published, sentence: sentenceOf(read, chosen.kind) }}
              onRows={published ? null : setWanted}
            />
          ) : (
            <p class="place-loading" role="status">
              {words.loading}
            </p>
          )}
        </section>
      </div>
      {wanted && read && (
        <RowsDialog
          {...{ wanted, call, period: read.period, open: openConsultation }}
          close={() => setWanted(null)}
        />
      )}
    </>
  );
}

type ShownProps = {
  readonly read: FiguresRead;
  readonly question: Question;
  readonly published: boolean;
  readonly sentence: string;
  readonly onRows: ((wanted: Wanted) => void) | null;
};

function Shown({ read, question, published, sentence, onRows }: ShownProps): VNode {
  const { figures, compared } = read;
  return (
    <>
      <p class="figures-sentence">{sentence}</p>
      <p class="figures-headline" role="status">
        {words.headline(counted(totalOf(figures, published)))}
        {compared && (
          <span class="hint">{words.compared(counted(totalOf(compared.figures, published)))}</span>
        )}
      </p>
      {published && <p class="figures-published">{words.publishedNote}</p>}
      {figures.consultations === 0 && !compared ? (
        <p class="figures-none">{words.nothing}</p>
      ) : question === "overview" ? (
        <Overview {...{ read, published, onRows }} />
      ) : question === "city-table" ? (
        <CityTables {...{ read, published, onRows }} />
      ) : (
        <Answer key={question} {...{ read, published, onRows }} dimension={question} />
      )}
    </>
  );
}

function Questions(props: {
  readonly question: Question;
  readonly choose: (question: Question) => void;
}): VNode {
  return (
    <nav class="figures-questions" aria-label={words.questions}>
      <ul>
        {questions.map((one) => (
          <li key={one}>
            <button
              type="button"
              aria-current={one === props.question ? "true" : undefined}
              onClick={() => props.choose(one)}
            >
              {one === "overview" ? words.overview : words.dimensions[one]}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function sentenceOf({ period, compared }: FiguresRead, kind: Parameters<typeof sayPeriod>[0]): string {
  return words.sentence(sayPeriod(kind, period), compared && sayPeriod(kind, compared.period));
}
