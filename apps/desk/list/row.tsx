import { Component, type VNode } from "preact";
import type { ConsultationId } from "../../../domain/ids.ts";
import { differs } from "../../shared/parts/differs.ts";
import { noteWords } from "../notes/words-ja.ts";
import { talkToolWords } from "../talk/talk-tool-words.ts";
import { words } from "../words-ja.ts";
import { PresenceMark } from "./presence-mark.tsx";
import type { RowWords } from "./row.ts";

type Props = RowWords & {
  readonly id: ConsultationId;
  /** Null: not on the screen. */
  readonly shownAs: "worked-in" | "beside" | null;
  readonly tabStop: boolean;
};

/** One consultation in the list. Drawn again only when one of its words has changed: there may be a thousand. */
export class ListRow extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    return differs(this.props, next);
  }

  override render(): VNode {
    const {
      id,
      number,
      entrance,
      about,
      state,
      stateWords,
      time,
      timeLabel,
      at,
      unread,
      urgent,
      sideTalk,
      handedOver,
      presence,
      shownAs,
      tabStop,
    } = this.props;
    return (
      <li class="row-place">
        <button
          class={`row state-${state}${shownAs === "beside" ? " row-beside" : ""}`}
          type="button"
          data-id={id}
          tabIndex={tabStop ? 0 : -1}
          aria-current={shownAs === "worked-in" ? "true" : undefined}
        >
          <span class="row-line">
            <span class="row-number">{number}</span>
            {urgent && <span class="row-urgent">{words.list.urgent}</span>}
            <span class="row-entrance">{entrance}</span>
            <span class="row-about" title={about}>
              {about}
            </span>
            <time class="row-time" dateTime={at} title={timeLabel}>
              {time}
            </time>
          </span>
          <span class="row-line">
            <span class="row-state" title={stateWords}>
              {stateWords}
            </span>
            {presence && <PresenceMark presence={presence} />}
            {handedOver && <span class="row-side">{talkToolWords.list.handedOver}</span>}
            {sideTalk && <span class="row-side">{noteWords.sideTalk}</span>}
            {unread && <span class="row-unread">{unread}</span>}
          </span>
        </button>
      </li>
    );
  }
}
