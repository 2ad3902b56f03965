import type { VNode } from "preact";
import { When } from "../when.tsx";
import type { Names, Use } from "./approvals.ts";
import { isOpen } from "./glass.ts";
import { words } from "./words-ja.ts";

type Props = { readonly uses: readonly Use[]; readonly names: Names; readonly now: Date };

/** [ST-10] Who might read, when, for what reason, and who agreed. */
export function Uses({ uses, names, now }: Props): VNode {
  const said = words.glass;
  if (uses.length === 0) return <p class="hint">{said.none}</p>;
  return (
    <ul class="cards">
      {uses.map((use) => (
        <li class="card" key={use.id}>
          <h3>{use.displayName}</h3>
          <dl class="facts approval-facts">
            <dt>{words.reason}</dt>
            <dd class="approval-reason">{use.reason}</dd>
            <dt>{words.agreed}</dt>
            <dd>{use.agreed.map((id) => names.get(id) ?? words.someone).join("、")}</dd>
            <dt>{said.from}</dt>
            <dd>
              <When at={use.beganAt} />
            </dd>
            <dt>{said.to}</dt>
            <dd>
              <When at={use.endedAt ?? use.until} />
            </dd>
          </dl>
          <p class={isOpen(use, now) ? "approval-outcome open" : "approval-outcome"}>
            {isOpen(use, now) ? said.open : said.over}
          </p>
        </li>
      ))}
    </ul>
  );
}
