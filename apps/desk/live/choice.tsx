import { Component, type VNode } from "preact";
import type { ConsultationId } from "../../../domain/ids.ts";
import type { Risk } from "../../../domain/risk.ts";
import { differs } from "../../shared/parts/differs.ts";
import { besideWords } from "../beside/words-ja.ts";
import { PresenceMark } from "../list/presence-mark.tsx";
import type { RowWords } from "../list/row.ts";
import { words as deskWords } from "../words-ja.ts";
import { words } from "./words-ja.ts";

type Props = RowWords & {
  readonly id: ConsultationId;
  readonly pressed: boolean;
  readonly tabStop: boolean;
  /** How long their words have waited for ours; null where none wait. */
  readonly waits: string | null;
  readonly risk: Risk | null;
};

/** A talk to be chosen, without a word of it. Drawn again only when something of it has changed: there may be hundreds. */
export class Choice extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    return differs(this.props, next);
  }

  override render(): VNode {
    const { id, number, entrance, about, state, stateWords, urgent, presence } = this.props;
    const { pressed, tabStop, waits, risk } = this.props;
    return (
      <li>
        <button
          type="button"
          class={`live-choice state-${state}`}
          data-id={id}
          aria-pressed={pressed}
          tabIndex={tabStop ? 0 : -1}
        >
          <span class="row-line">
            <span class="row-number">{number}</span>
            {urgent && <span class="row-urgent">{deskWords.list.urgent}</span>}
            <span class="row-entrance">{entrance}</span>
            <span class="row-about" title={about}>
              {about}
            </span>
          </span>
          <span class="row-line">
            <span class="row-state" title={stateWords}>
              {stateWords}
            </span>
            {presence && <PresenceMark presence={presence} />}
          </span>
          {(waits || (risk && risk !== "none")) && (
            <span class="row-line">
              {waits && <span class="live-waits">{words.waitedFor(waits)}</span>}
              {risk && risk !== "none" && <RiskMark risk={risk} />}
            </span>
          )}
        </button>
      </li>
    );
  }
}

/** What the record says there is to fear. */
export function RiskMark({ risk }: { readonly risk: Risk }): VNode {
  return (
    <span class={`live-risk risk-${risk}`} title={words.risk}>
      {besideWords.risk[risk]}
    </span>
  );
}
