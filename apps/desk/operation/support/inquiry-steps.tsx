import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../../contract/api.ts";
import type { SignedInSelf } from "../../../../contract/staff.ts";
import type { ListedInquiry } from "../../../../contract/support.ts";
import type { InquiryStep, LaterInquiryStep } from "../../../../domain/inquiry.ts";
import { sayFailure, sayUnread } from "../../failure-words.ts";
import { useKept } from "../../kept.ts";
import { Unread } from "../../place-parts.tsx";
import { mayDo } from "../../state.ts";
import type { Call } from "../../work.ts";
import { Words } from "../fields.tsx";
import { FormFoot } from "../form.tsx";
import { PrivateHint } from "../private-hint.tsx";
import { type Moment, TimeLine } from "../time-line.tsx";
import { words as common } from "../words-ja.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly inquiry: ListedInquiry;
  readonly self: SignedInSelf;
  readonly call: Call;
  readonly changed: () => Promise<void>;
};
type Read = Api["/api/support/read"]["output"];

const tones: Partial<Record<InquiryStep, NonNullable<Moment["tone"]>>> = {
  take: "strong",
  answer: "strong",
  solve: "good",
  reopen: "bad",
};

/** What was written, and the next step of whoever reads it. */
export function InquirySteps({ inquiry, self, call, changed }: Props): VNode {
  const { id, number } = inquiry;
  const [read, setRead] = useState<Read | null>(null);
  const [text, setText] = useKept(`inquiry-${id}`, "");
  const [asIs, setAsIs] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [unread, setUnread] = useState<string | null>(null);

  async function load(): Promise<void> {
    const answer = await call("/api/support/read", { inquiry: id });
    setUnread(answer.ok ? null : sayUnread(answer.code));
    if (answer.ok) setRead(answer.value);
  }
  // Another step of somebody else moves the clocks, and is read.
  const moved = [inquiry.takenBy, inquiry.answer.doneAt, inquiry.solution.doneAt].join();
  useEffect(() => void load(), [call, id, moved]);

  async function step(next: LaterInquiryStep): Promise<void> {
    const needsWords = next === "answer" || next === "add";
    if (needsWords && text.trim() === "") return setTrouble(words.wordsMissing);
    const answer = await call("/api/support/step", { inquiry: id, step: next, words: text.trim(), asIs });
    setTrouble(answer.ok ? null : sayFailure(answer.code));
    if (answer.ok) setText("");
    await Promise.all([load(), changed()]);
  }

  const names = new Map(read?.people.map(({ id: staff, displayName }) => [staff, displayName]));
  const isOperator = mayDo(self, "support:answer");
  const solved = inquiry.solution.doneAt !== null;
  const acts: readonly LaterInquiryStep[] = solved
    ? ["reopen"]
    : isOperator
      ? [...(inquiry.takenBy ? [] : (["take"] as const)), "answer", "solve"]
      : ["add", "solve"];
  return (
    <div>
      {unread && <Unread said={unread} readAgain={() => void load()} />}
      {read && (
        <TimeLine
          label={`${words.line}: ${words.number(number)}`}
          moments={read.steps.map(({ nth, kind, by, at, words: said }) => ({
            ...{ key: nth, at, what: words.steps[kind], who: names.get(by) ?? common.someone, words: said },
            ...(tones[kind] ? { tone: tones[kind] } : {}),
          }))}
        />
      )}
      <div class="operation-form">
        <Words label={words.write} value={text} rows={3} onChange={setText} />
        <PrivateHint texts={[text]} asIs={asIs} onChoose={setAsIs} />
        <FormFoot trouble={trouble}>
          {acts.map((act, at) => (
            <button
              key={act}
              class={at === 0 ? "main" : ""}
              type="button"
              aria-label={`${words.acts[act]}: ${words.number(number)}`}
              onClick={() => void step(act)}
            >
              {words.acts[act]}
            </button>
          ))}
        </FormFoot>
      </div>
    </div>
  );
}
