import { Component, type VNode } from "preact";
import { Bubble } from "../shared/parts/bubble.tsx";
import { differs } from "../shared/parts/differs.ts";
import { Receipt } from "../shared/parts/receipt.tsx";
import { type ReceiptState, type Row, rowsOf } from "../shared/rows.ts";
import type { Page } from "./page.ts";
import type { Parts } from "./parts.ts";
import type { Visit } from "./visit.ts";
import type { Choice } from "./wording/choice.ts";
import { words } from "./wording/words.ts";

/** What was said, and where it stands. */
export function Log({
  page,
  parts,
  choice,
  act,
  onChange,
}: {
  readonly page: Page;
  readonly parts: Parts | null;
  readonly choice: Choice;
  readonly act: Visit;
  /** Something was fetched that is to be drawn. */
  readonly onChange: () => void;
}): VNode {
  const message = (row: Row): VNode => (
    <Message
      key={row.id}
      row={row}
      parts={parts}
      closed={page.talk.closedAt !== null}
      act={act}
      wording={words.chosen()}
    />
  );
  return (
    <>
      <div class="log" role="log" aria-label={words.plain("logLabel")}>
        {parts
          ? parts.lines(page, choice, message, onChange)
          : rowsOf(page.talk, page.outbox, "consultee").map(message)}
      </div>
      <p class="aside prose" role="status">
        {parts && <parts.Standing page={page} />}
      </p>
      {parts && page.talk.claim && <parts.Told page={page} act={act} timeSaid={parts.timeSaid} />}
      {parts && <parts.Meanwhile page={page} choice={choice} act={act} onChange={onChange} />}
      {parts && <parts.Faces page={page} act={act} />}
      {parts && page.talk.cursor > 0 && page.talk.closedAt === null && (
        <parts.AttributesCard told={page.talk.told} open={page.talk.claim === null} act={act} />
      )}
      {parts && page.talk.cursor > 0 && <parts.WayBack key={page.talk.deletedAt} now={page.consultation} />}
      {parts && page.talk.cursor > 0 && <parts.Notices />}
      {parts && page.talk.cursor > 0 && <parts.LineLink />}
      {parts && page.talk.cursor > 0 && <parts.SchoolCode />}
    </>
  );
}

type MessageProps = {
  readonly row: Row;
  readonly parts: Parts | null;
  readonly closed: boolean;
  readonly act: Visit;
  readonly wording: object;
};

/** Drawn anew only where something of it changed: one more message costs the same however long the talk is. */
class Message extends Component<MessageProps> {
  override shouldComponentUpdate(next: MessageProps): boolean {
    const { row } = this.props;
    return differs(row, next.row) || differs(this.props, { ...next, row });
  }

  override render({ row, parts, closed, act }: MessageProps): VNode | null {
    const own = row.by === "consultee";
    if (row.text === null)
      return parts && <parts.Unreadable own={own} seq={row.seq} retracted={row.retracted} />;
    const foot = row.receipt && <Receipt state={row.receipt} words={receipts()} />;
    if (row.picture) return parts && <parts.Picture row={row} closed={closed} act={act} foot={foot} />;
    return (
      <Bubble
        own={own}
        author={words.plain(own ? "you" : "counsellor")}
        text={row.text}
        at={row.at}
        seq={row.seq}
        foot={foot}
      >
        {!own && parts && <parts.Aloud text={row.text} />}
        {row.receipt === "failed" && parts && <parts.Mend row={row} closed={closed} act={act} />}
      </Bubble>
    );
  }
}

function receipts(): Readonly<Record<ReceiptState, string>> {
  const { say } = words;
  return {
    sending: say("sending"),
    delivered: say("delivered"),
    read: say("read"),
    failed: say("failed"),
  };
}
