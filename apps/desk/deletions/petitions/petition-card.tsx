import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { SeenPetition } from "../../../../contract/petition.ts";
import { sayDay } from "../../../../domain/figure-names.ts";
import type { StaffId } from "../../../../domain/ids.ts";
import { decisionNames, petitionKindNames } from "../../../../domain/petition-names.ts";
import type { Call } from "../../work.ts";
import { LookThrough } from "./look-through.tsx";
import { Papers } from "./papers.tsx";
import { ProposeForm } from "./propose-form.tsx";
import { StepForm } from "./step-form.tsx";
import { TimeLine } from "./time-line.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly petition: SeenPetition;
  readonly names: ReadonlyMap<StaffId, string>;
  readonly call: Call;
  readonly now: Date;
  readonly onDone: (said: string) => void;
};
type Open = "step" | "look" | "propose";
const said = words.facts;

/** One petition: what it is, how long there is, what was done, and what can be done now. */
export function PetitionCard({ petition, names, call, now, onDone }: Props): VNode {
  const [open, setOpen] = useState<Open | null>(null);
  const { number, kind, consultationNumber, isDeleted, isHeld, state, daysLeft, dueOn } = petition;
  const what = words.heading(number, petitionKindNames[kind]);
  const decision = petition.steps.find((step) => step.kind === "decide")?.facts.decision;
  const isOpen = state === "open" || state === "proposed";
  const mayLook = kind === "see" && petition.consultation !== null && !isDeleted;
  const acts: readonly (readonly [Open, string, boolean])[] = [
    ["look", words.look.act, mayLook],
    ["step", words.step.act, state === "open" || state === "decided"],
    ["propose", words.propose.act, state === "open"],
  ];
  const close = (): void => setOpen(null);
  const finish = (note: string): void => {
    close();
    onDone(note);
  };
  const props = { petition, call, now, onDone: finish, onCancel: close };

  return (
    <li class="card">
      <h3>{what}</h3>
      <dl class="facts">
        <dt>{said.consultation}</dt>
        <dd>
          {consultationNumber === null ? said.unnamed : `#${consultationNumber}`}
          {isDeleted ? said.deleted : isHeld ? said.held : ""}
        </dd>
        <dt>{said.who}</dt>
        <dd class="prewrap">
          {words.petitioners[petition.petitioner]}　{petition.who ?? words.unreadable}
        </dd>
        <dt>{said.sought}</dt>
        <dd class="prewrap">{petition.sought ?? words.unreadable}</dd>
        <dt>{said.received}</dt>
        <dd>
          {sayDay(petition.receivedOn)}・ {names.get(petition.receivedBy) ?? words.someone}
        </dd>
        {isOpen && (
          <>
            <dt>{said.due}</dt>
            <dd>
              {sayDay(dueOn)} <span class={`mark ${daysLeft <= 7 ? "bad" : ""}`}>{words.left(daysLeft)}</span>
            </dd>
          </>
        )}
      </dl>
      <TimeLine steps={petition.steps} names={names} />
      <p class={`card-standing ${state}`}>
        {words.states[state]}
        {decision && `: ${decisionNames[decision]}`}
      </p>
      {state === "proposed" && <p class="hint">{words.proposedHint}</p>}
      <div class="card-acts">
        {acts
          .filter(([, , may]) => may)
          .map(([one, label]) => (
            <button
              key={one}
              type="button"
              aria-label={`${label}: ${what}`}
              aria-expanded={open === one}
              onClick={() => setOpen(open === one ? null : one)}
            >
              {label}
            </button>
          ))}
        {decision && <Papers petition={petition} call={call} onDone={onDone} />}
      </div>
      {open === "step" && <StepForm {...props} />}
      {open === "propose" && <ProposeForm {...props} />}
      {open === "look" && <LookThrough petition={petition} call={call} onCancel={close} />}
    </li>
  );
}
