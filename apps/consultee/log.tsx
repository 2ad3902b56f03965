import type { VNode } from "preact";
import { Bubble } from "../shared/parts/bubble.tsx";
import { Receipt } from "../shared/parts/receipt.tsx";
import type { ReceiptState, Row } from "../shared/rows.ts";
import { linesOf, type Page, statusOf } from "./page.ts";
import type { Parts } from "./parts.ts";
import type { Visit } from "./visit.ts";
import type { Choice } from "./wording/choice.ts";
import { Say } from "./wording/say.tsx";
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
  const status = statusOf(page);
  const { automatic } = page.talk;
  const newest = automatic[automatic.length - 1]?.seq;
  return (
    <>
      <div class="log" role="log" aria-label={words.plain("logLabel")}>
        {linesOf(page).map((line) =>
          line.kind === "day" ? (
            parts && <parts.Day key={line.at} at={line.at} />
          ) : line.kind === "automatic" ? (
            parts && (
              <parts.Automatic
                key={`automatic-${line.seq}`}
                reply={line}
                newest={line.seq === newest}
                wording={choice.wording()}
                onChange={onChange}
              />
            )
          ) : (
            <Message
              key={line.row.id}
              row={line.row}
              parts={parts}
              closed={page.talk.closedAt !== null}
              act={act}
            />
          ),
        )}
      </div>
      <p class="aside prose" role="status">
        {status && <Say it={status} />}
      </p>
      {parts && <parts.Doing page={page} />}
      {parts && page.talk.cursor > 0 && page.talk.closedAt === null && (
        <parts.AttributesCard told={page.talk.told} open={page.talk.claim === null} act={act} />
      )}
      {parts && page.talk.cursor > 0 && <parts.WayBack now={page.consultation} />}
    </>
  );
}

function Message({
  row,
  parts,
  closed,
  act,
}: {
  readonly row: Row;
  readonly parts: Parts | null;
  readonly closed: boolean;
  readonly act: Visit;
}): VNode | null {
  const own = row.by === "consultee";
  if (row.text === null) return parts && <parts.Unreadable own={own} seq={row.seq} />;
  return (
    <Bubble
      own={own}
      author={words.plain(own ? "you" : "counsellor")}
      text={row.text}
      at={row.at}
      seq={row.seq}
      foot={row.receipt && <Receipt state={row.receipt} words={receipts()} />}
    >
      {row.receipt === "failed" && parts && <parts.Mend row={row} closed={closed} act={act} />}
    </Bubble>
  );
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
