import type { VNode } from "preact";
import type { IdempotencyKey } from "../../domain/ids.ts";
import { present } from "../shared/clock.ts";
import { Bubble } from "../shared/parts/bubble.tsx";
import { Receipt } from "../shared/parts/receipt.tsx";
import { Ruby } from "../shared/parts/ruby.tsx";
import type { Row } from "../shared/rows.ts";
import { dayWords } from "../shared/time-words.ts";
import { linesOf, type Page, statusOf } from "./page.ts";
import { Say } from "./say.tsx";
import type { Visit } from "./visit.ts";
import { words } from "./words.ts";

/** What was said, and where it stands. */
export function Log({ page, act }: { readonly page: Page; readonly act: Visit }): VNode {
  const status = statusOf(page);
  return (
    <>
      <div class="log" role="log" aria-label={words.plain("logLabel")}>
        {linesOf(page).map((line) =>
          line.kind === "day" ? (
            <p key={line.at} class="aside">
              <Ruby text={dayWords(new Date(line.at), present())} />
            </p>
          ) : (
            <Message key={line.row.id} row={line.row} closed={page.talk.closedAt !== null} act={act} />
          ),
        )}
      </div>
      <p class="aside prose" role="status">
        {status && <Say it={status} />}
      </p>
    </>
  );
}

function Message({
  row,
  closed,
  act,
}: {
  readonly row: Row;
  readonly closed: boolean;
  readonly act: Visit;
}): VNode {
  const own = row.by === "consultee";
  if (row.text === null)
    return (
      <p class={own ? "aside prose own" : "aside prose"} data-seq={row.seq}>
        <Say it={own ? "unreadableOwn" : "unreadable"} />
      </p>
    );
  return (
    <Bubble
      own={own}
      author={words.plain(own ? "you" : "counsellor")}
      text={row.text}
      at={row.at}
      seq={row.seq}
      foot={row.receipt && <Receipt state={row.receipt} words={receipts} />}
    >
      {row.receipt === "failed" && <Failed row={row} closed={closed} act={act} />}
    </Bubble>
  );
}

function Failed({
  row,
  closed,
  act,
}: {
  readonly row: Row;
  readonly closed: boolean;
  readonly act: Visit;
}): VNode {
  const key = row.id as IdempotencyKey;
  return (
    <div class="mend">
      <p class="prose">
        <Say it={row.refused === "consultation-closed" ? "refusedClosed" : "refusedOther"} />
      </p>
      {!closed && (
        <button type="button" onClick={() => act.retry(key)}>
          <Say it="retry" />
        </button>
      )}
      <button type="button" onClick={() => act.takeBack(key)}>
        <Say it="takeBack" />
      </button>
    </div>
  );
}

const receipts = {
  sending: words.say("sending"),
  delivered: words.say("delivered"),
  read: words.say("read"),
  failed: words.say("failed"),
};
