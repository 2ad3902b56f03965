import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { SignedInSelf } from "../../../../contract/staff.ts";
import type { ListedInquiry } from "../../../../contract/support.ts";
import type { StaffId } from "../../../../domain/ids.ts";
import { When } from "../../when.tsx";
import type { Call } from "../../work.ts";
import { words as common } from "../words-ja.ts";
import { Clock } from "./clock.tsx";
import { InquirySteps } from "./inquiry-steps.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly inquiry: ListedInquiry;
  readonly names: ReadonlyMap<StaffId, string>;
  readonly self: SignedInSelf;
  readonly call: Call;
  readonly now: Date;
  readonly changed: () => Promise<void>;
  readonly openIncident: ((inquiry: { id: string; number: number }) => void) | null;
};

function standingOf({ ringing, solution, answer, takenBy }: ListedInquiry): keyof typeof words.standing {
  if (solution.doneAt) return "solved";
  if (ringing) return "ringing";
  if (answer.doneAt) return "answered";
  return takenBy ? "taken" : "waiting";
}

/** One inquiry: what it is, its clocks, and what was written to it. */
export function InquiryCard({ inquiry, names, self, call, now, changed, openIncident }: Props): VNode {
  const { id, number, kind, haste, way, heading, caller, askedBy, takenBy } = inquiry;
  const [open, setOpen] = useState(inquiry.ringing);
  const standing = standingOf(inquiry);
  const nameOf = (staff: StaffId): string => names.get(staff) ?? common.someone;
  const over = inquiry.solution.doneAt !== null;
  return (
    <li class="card">
      <div class="card-head">
        <h3>
          <span class="card-number">{words.number(number)}</span> {heading ?? common.unreadable}
        </h3>
        <span class="mark">{words.kindMarks[kind]}</span>
        {haste !== "usual" && (
          <span class={haste === "urgent" ? "mark bad" : "mark"}>{words.hasteMarks[haste]}</span>
        )}
        <span class={standing === "solved" ? "mark good" : standing === "ringing" ? "mark bad" : "mark"}>
          {words.standing[standing]}
        </span>
      </div>
      <dl class="facts">
        <dt>{words.came}</dt>
        <dd>
          <When at={inquiry.cameAt} />
          {"　"}
          {words.from(way, caller ?? nameOf(askedBy))}
        </dd>
        {takenBy && (
          <>
            <dt>{words.takenBy}</dt>
            <dd>{nameOf(takenBy)}</dd>
          </>
        )}
        <dt>{words.answer}</dt>
        <dd>
          <Clock clock={inquiry.answer} {...{ haste, over, now }} />
        </dd>
        <dt>{words.solution}</dt>
        <dd>
          <Clock clock={inquiry.solution} {...{ haste, over, now }} />
        </dd>
      </dl>
      <div class="card-acts">
        <button
          type="button"
          aria-expanded={open}
          aria-label={`${open ? words.hide : words.show}: ${words.number(number)}`}
          onClick={() => setOpen(!open)}
        >
          {open ? words.hide : words.show}
        </button>
        {openIncident && kind === "fault" && (
          <button
            type="button"
            aria-label={`${words.openIncident}: ${words.number(number)}`}
            onClick={() => openIncident({ id, number })}
          >
            {words.openIncident}
          </button>
        )}
      </div>
      {open && <InquirySteps {...{ inquiry, self, call, changed }} />}
    </li>
  );
}
