import type { VNode } from "preact";
import type { StaffId } from "../../../../domain/ids.ts";
import { When } from "../../when.tsx";
import type { Request } from "./request.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly request: Request;
  readonly names: ReadonlyMap<StaffId, string>;
  readonly mayDecide: boolean;
  readonly onChoose: (choice: "propose" | "refuse") => void;
};

/** One request: which consultation, why, and where it stands. */
export function Card({ request, names, mayDecide, onChoose }: Props): VNode {
  const { number, state, askedAt, reason, proposal, refused, deletedAt } = request;
  const name = (id: StaffId): string => names.get(id) ?? words.someone;
  const what = words.number(number);
  const stands = standing(request);
  return (
    <li class="card">
      <h3>{what}</h3>
      <dl class="facts">
        <dt>{words.asked}</dt>
        <dd>
          <When at={askedAt} />
        </dd>
        <dt>{words.reason}</dt>
        <dd>{reason ? words.reasons[reason] : words.noReason}</dd>
        {refused && (
          <>
            <dt>{words.refusedBy}</dt>
            <dd>
              {name(refused.by)} ・ <When at={refused.at} />
            </dd>
            <dt>{words.why}</dt>
            <dd>{words.refusal.keeping[refused.why]}</dd>
          </>
        )}
        {proposal && (
          <>
            <dt>{words.proposedBy}</dt>
            <dd>
              {name(proposal.by)} ・ <When at={proposal.at} />
            </dd>
            <dt>{words.agreedBy}</dt>
            <dd>{proposal.agreed.length === 0 ? words.nobodyYet : proposal.agreed.map(name).join("、")}</dd>
          </>
        )}
        {deletedAt && (
          <>
            <dt>{words.deletedAt}</dt>
            <dd>
              <When at={deletedAt} />
            </dd>
          </>
        )}
      </dl>
      <p class={`card-standing ${stands}`}>{words.states[stands]}</p>
      {mayDecide &&
        (stands === "asked" || stands === "waiting" || stands === "active" || stands === "held") && (
          <div class="card-acts">
            {state === "closed" && !request.isHeld && (
              <button
                class="main"
                type="button"
                aria-label={`${words.propose}: ${what}`}
                onClick={() => onChoose("propose")}
              >
                {words.propose}
              </button>
            )}
            <button type="button" aria-label={`${words.refuse}: ${what}`} onClick={() => onChoose("refuse")}>
              {words.refuse}
            </button>
          </div>
        )}
    </li>
  );
}

function standing({ state, proposal, refused, deletedAt, isHeld }: Request): keyof typeof words.states {
  if (deletedAt) return "deleted";
  if (refused) return "refused";
  if (isHeld) return "held";
  if (proposal) return "proposed";
  return state === "closed" ? "asked" : state;
}
