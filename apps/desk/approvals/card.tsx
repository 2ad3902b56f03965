import type { VNode } from "preact";
import type { Self } from "../../../contract/staff.ts";
import { When } from "../when.tsx";
import { type Approval, choiceOf, type Names } from "./approvals.ts";
import { sayWhat } from "./what.ts";
import { words } from "./words-ja.ts";

export type Choice = "agree" | "refuse" | "withdraw";

type Props = {
  readonly approval: Approval;
  readonly self: Self;
  readonly names: Names;
  readonly onChoose: (choice: Choice, approval: Approval) => void;
};

/** One thing that others decide: what exactly, who wants it and why, and what this person can do about it. */
export function Card({ approval, self, names, onChoose }: Props): VNode {
  const { askedBy, askedAt, expiresAt, agreed, needed, outcome, reason } = approval;
  const choice = choiceOf(approval, self);
  const name = (id: typeof askedBy): string => names.get(id) ?? words.someone;
  const what = sayWhat(approval, names);
  return (
    <li class="card">
      <h3>{what}</h3>
      <dl class="facts approval-facts">
        <dt>{words.reason}</dt>
        <dd class="approval-reason">{reason}</dd>
        <dt>{words.askedBy}</dt>
        <dd>
          {name(askedBy)} ・ <When at={askedAt} />
        </dd>
        <dt>{words.agreed}</dt>
        <dd>
          {agreed.length === 0 ? words.nobodyYet : agreed.map(name).join("、")}
          {outcome === null && ` (${words.voices(agreed.length, needed)})`}
        </dd>
        {outcome === null && (
          <>
            <dt>{words.until}</dt>
            <dd>
              <When at={expiresAt} />
            </dd>
          </>
        )}
      </dl>
      {outcome !== null && <p class={`card-standing ${outcome}`}>{words.outcome[outcome]}</p>}
      {choice === "decide" && (
        <div class="card-acts">
          <button
            class="main"
            type="button"
            aria-label={`${words.agree}: ${what}`}
            onClick={() => onChoose("agree", approval)}
          >
            {words.agree}
          </button>
          <button
            type="button"
            aria-label={`${words.refuse}: ${what}`}
            onClick={() => onChoose("refuse", approval)}
          >
            {words.refuse}
          </button>
        </div>
      )}
      {choice === "withdraw" && (
        <div class="card-acts">
          <p class="hint">{words.yours}</p>
          <button
            type="button"
            aria-label={`${words.withdraw}: ${what}`}
            onClick={() => onChoose("withdraw", approval)}
          >
            {words.withdraw}
          </button>
        </div>
      )}
      {choice === "about-you" && <p class="hint">{words.aboutYou}</p>}
      {choice === "agreed" && <p class="hint">{words.youAgreed}</p>}
    </li>
  );
}
