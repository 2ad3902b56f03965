import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { SeenIncident } from "../../../../contract/incident.ts";
import { type AuthorityStage, type BreachClock, breachClocks } from "../../../../domain/incident.ts";
import { present } from "../../../shared/clock.ts";
import { plain } from "../../../shared/text.ts";
import { dayWords, timeWords } from "../../../shared/time-words.ts";
import { sayFailure } from "../../failure-words.ts";
import type { Call } from "../../work.ts";
import { Line, Time } from "../fields.tsx";
import { FormFoot } from "../form.tsx";
import { fieldOf, instantOfField } from "../japan-field.ts";
import { incidentOf } from "./incident-of.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly incident: SeenIncident;
  readonly now: Date;
  /** Null for whoever only sees it. */
  readonly noting: { readonly call: Call; readonly changed: () => Promise<void> } | null;
};
const said = words.clocks;

/** [OP-7] By when the city tells 個人情報保護委員会, and whether it has. Nothing where it is no breach. */
export function LegalClocks({ incident, now, noting }: Props): VNode | null {
  const clocks = breachClocks(incidentOf(incident));
  if (clocks.length === 0) return null;
  const next = clocks.find(({ doneAt }) => doneAt === null);
  return (
    <section aria-label={said.heading}>
      <h4>{said.heading}</h4>
      <dl class="facts">
        {clocks.map((clock) => [
          <dt key={`${clock.stage}-name`}>{words.authorityStages[clock.stage]}</dt>,
          <dd key={clock.stage}>
            <Due clock={clock} now={now} />
          </dd>,
        ])}
      </dl>
      <p class="hint">{said.why}</p>
      {noting && next && <NoteForm key={next.stage} incident={incident.id} stage={next.stage} {...noting} />}
    </section>
  );
}

function Due({ clock: { dueAt, doneAt }, now }: { readonly clock: BreachClock; readonly now: Date }): VNode {
  if (doneAt) return <>{said.done(plain(timeWords(doneAt, now)))}</>;
  // It ends with the day before this midnight.
  const last = new Date(dueAt.getTime() - 1);
  const days = Math.floor((dueAt.getTime() - 1 - now.getTime()) / 86_400_000);
  const isOver = now >= dueAt;
  return (
    <>
      {said.due(plain(dayWords(last, now)))}
      {"　"}
      <strong class={isOver ? "late" : ""}>{isOver ? said.overdue : said.days(days)}</strong>
    </>
  );
}

function NoteForm({
  incident,
  stage,
  call,
  changed,
}: {
  readonly incident: string;
  readonly stage: AuthorityStage;
  readonly call: Call;
  readonly changed: () => Promise<void>;
}): VNode {
  const [at, setAt] = useState(() => fieldOf(present()));
  const [text, setText] = useState("");
  const [trouble, setTrouble] = useState<string | null>(null);

  async function send(): Promise<void> {
    const told = instantOfField(at);
    if (told === null) return setTrouble(words.form.timeMissing);
    const answer = await call("/api/incident/authority", {
      ...{ incident, stage, at: told, words: text.trim(), asIs: true },
    });
    setTrouble(answer.ok ? null : sayFailure(answer.code));
    if (answer.ok) await changed();
  }

  return (
    <section class="operation-form" aria-label={said.note(words.authorityStages[stage])}>
      <p class="whole">
        <strong>{said.note(words.authorityStages[stage])}</strong>
      </p>
      <Time label={said.at} value={at} onChange={setAt} />
      <Line label={said.words} value={text} longest={200} onChange={setText} />
      <FormFoot trouble={trouble}>
        <button type="button" onClick={() => void send()}>
          {said.send}
        </button>
      </FormFoot>
    </section>
  );
}
