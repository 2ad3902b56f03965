import type { VNode } from "preact";
import type { ListedRun } from "../../../../contract/retention.ts";
import type { StaffId } from "../../../../domain/ids.ts";
import { itemOutcomes } from "../../../../domain/retention.ts";
import { When } from "../../when.tsx";
import { words } from "./words-ja.ts";

type Props = { readonly run: ListedRun; readonly names: ReadonlyMap<StaffId, string> };

/** What was proposed, who agreed, and how far it came. */
export function RunCard({ run, names }: Props): VNode {
  const { state, proposedBy, proposedAt, agreed, begunAt, finishedAt, wanted, done } = run;
  const said = words.runs;
  const all = wanted.usual + wanted.grave;
  const so = itemOutcomes.reduce((sum, one) => sum + done[one], 0);
  const name = (id: StaffId): string => names.get(id) ?? words.someone;
  return (
    <li class="card">
      <h3>{said.what(all)}</h3>
      <dl class="facts">
        <dt>{said.wanted}</dt>
        <dd>{said.of(wanted.usual, wanted.grave)}</dd>
        <dt>{said.proposed}</dt>
        <dd>
          {name(proposedBy)} ・ <When at={proposedAt} />
        </dd>
        <dt>{said.agreed}</dt>
        <dd>{agreed.length === 0 ? said.nobody : agreed.map(name).join("、")}</dd>
        {begunAt && (
          <>
            <dt>{said.begun}</dt>
            <dd>
              <When at={begunAt} />
            </dd>
          </>
        )}
        {finishedAt && (
          <>
            <dt>{said.finished}</dt>
            <dd>
              <When at={finishedAt} />
            </dd>
          </>
        )}
        {begunAt &&
          itemOutcomes
            .filter((one) => one === "deleted" || done[one] > 0)
            .map((one) => [
              <dt key={one}>{said.outcomes[one]}</dt>,
              <dd key={`${one}-count`}>{said.count(done[one])}</dd>,
            ])}
      </dl>
      {state === "under-way" && (
        <label class="retention-progress">
          <progress max={all} value={so} />
          {said.progress(so, all)}
        </label>
      )}
      <p class={`card-standing ${state === "proposed" ? "waiting" : state}`}>{said.states[state]}</p>
    </li>
  );
}
