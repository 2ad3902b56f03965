import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../../contract/api.ts";
import { dayAfter, inJapan } from "../../../../domain/japan-time.ts";
import { saidMonth } from "../../../../domain/month-figures.ts";
import { newestDraft } from "../../../../domain/month-report.ts";
import { monthOf } from "../../../../domain/period.ts";
import { sayUnread } from "../../failure-words.ts";
import type { PlaceProps } from "../../place-parts.tsx";
import { mayDo } from "../../state.ts";
import { Choice } from "../fields.tsx";
import "./report.css";
import { Standing } from "../tab-parts.tsx";
import { TimeLine } from "../time-line.tsx";
import { words as common } from "../words-ja.ts";
import { DecideForm } from "./decide-form.tsx";
import { DraftForm } from "./draft-form.tsx";
import { Files } from "./files.tsx";
import { Sections } from "./sections.tsx";
import { words } from "./words-ja.ts";

type Read = Api["/api/report/read"]["output"];

const monthsShown = 14;

/** This month and those before it, the newest first. */
function monthsUpTo(now: Date): readonly string[] {
  const months = [monthOf(inJapan(now).day)];
  while (months.length < monthsShown) months.push(monthOf(dayAfter(`${months.at(-1)}-01`, -1)));
  return months;
}

/** 月報: the month's figures, the operator's draft, the city's comments and agreement. */
export function MonthReportTab({ self, call, now }: PlaceProps): VNode {
  const months = monthsUpTo(now);
  const [month, setMonth] = useState(months[1] ?? "");
  const [read, setRead] = useState<Read | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [note, setNote] = useState("");

  async function load(): Promise<void> {
    const answer = await call("/api/report/read", { month });
    setTrouble(answer.ok ? null : sayUnread(answer.code));
    setRead(answer.ok ? answer.value : null);
  }
  useEffect(() => {
    setRead(null);
    void load();
  }, [month]);

  const done = (said: string): void => {
    setNote(said);
    void load();
  };
  return (
    <>
      <p class="hint cards-lead-plain">{words.lead}</p>
      <div class="operation-acts">
        <Choice
          label={words.month}
          value={month}
          options={months.map((one) => [one, saidMonth(one)] as const)}
          onChange={(one) => {
            setNote("");
            setMonth(one);
          }}
        />
      </div>
      <Standing {...{ note, read, trouble, load }} />
      {read && <Shown {...{ self, call, month, read, done }} isOver={month !== months[0]} />}
    </>
  );
}

type ShownProps = Pick<PlaceProps, "self" | "call"> & {
  readonly month: string;
  readonly read: Read;
  readonly isOver: boolean;
  readonly done: (said: string) => void;
};

function Shown({ self, call, month, read, isOver, done }: ShownProps): VNode {
  const { steps, standing, people } = read;
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
  const draft = newestDraft(steps);
  const versionOf = (nth: number): string =>
    words.version(steps.filter((step) => step.kind === "draft" && step.nth <= nth).length);
  const version = draft ? versionOf(draft.nth) : words.files.noVersion;
  const sections = draft?.sections ?? read.sections;
  const moments = steps.map((step) => ({
    ...{ key: step.nth, at: step.at, words: step.words },
    what: `${versionOf(step.about ?? step.nth)}: ${words.steps[step.kind]}`,
    who: names.get(step.by) ?? common.someone,
    ...(step.kind === "agree" ? { tone: "good" as const } : {}),
    more: step.next ? (
      <p class="prewrap">
        {words.next}: {step.next}
      </p>
    ) : null,
  }));
  return (
    <>
      <p>
        <span class={standing === "agreed" ? "mark good" : "mark"}>{words.standings[standing]}</span>
      </p>
      {steps.length > 0 && (
        <section class="place-section" aria-labelledby="report-line">
          <h2 id="report-line">{words.line}</h2>
          <TimeLine label={words.line} moments={moments} dated />
        </section>
      )}
      {draft && standing !== "agreed" && mayDo(self, "report:decide") && (
        <DecideForm key={draft.nth} {...{ call, month, version }} about={draft.nth} onDone={done} />
      )}
      {mayDo(self, "report:write") &&
        (isOver ? (
          <DraftForm key={month} {...{ call, month }} seen={steps.length} onDone={done} />
        ) : (
          <p class="hint">{words.draft.notOver}</p>
        ))}
      <section class="place-section" aria-labelledby="report-figures">
        <h2 id="report-figures">{draft ? words.figuresOf(version) : words.now}</h2>
        <Files {...{ call, month, version, sections }} about={draft?.nth ?? null} />
        <Sections sections={sections} />
      </section>
    </>
  );
}
