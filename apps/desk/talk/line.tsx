import type { VNode } from "preact";
import type { ConsultationId, IdempotencyKey } from "../../../domain/ids.ts";
import { Bubble } from "../../shared/parts/bubble.tsx";
import { Receipt } from "../../shared/parts/receipt.tsx";
import type { Row } from "../../shared/rows.ts";
import { clockWords } from "../../shared/time-words.ts";
import type { Desk } from "../desk.ts";
import { words } from "../words-ja.ts";
import type { Line } from "./lines.ts";

type Place = { readonly desk: Desk; readonly id: ConsultationId };

export function LogLine({ line, ...place }: Place & { readonly line: Line }): VNode {
  switch (line.kind) {
    case "day":
      return <p class="log-day">{line.words}</p>;
    case "unread":
      return <p class="log-unread">{words.talk.unreadFrom}</p>;
    case "event":
      return (
        <p class="log-event">
          {line.words} <time dateTime={line.at}>{clockWords(new Date(line.at))}</time>
        </p>
      );
    case "message": {
      const { row, author } = line;
      const own = row.by === "counsellor";
      return (
        <Bubble
          own={own}
          author={author}
          text={row.text}
          at={row.at}
          seq={row.seq}
          foot={own && <Foot {...place} row={row} author={author} />}
        />
      );
    }
  }
}

function Foot({ desk, id, row, author }: Place & { readonly row: Row; readonly author: string }): VNode {
  const key = row.id as IdempotencyKey;
  return (
    <>
      {author !== words.talk.you && <span class="author">{author}</span>}
      {row.receipt && <Receipt state={row.receipt} words={words.talk.receipt} />}
      {row.receipt === "failed" && (
        <>
          <button class="quiet" type="button" onClick={() => desk.retry(id, key)}>
            {words.talk.again}
          </button>
          <button class="quiet" type="button" onClick={() => desk.takeBack(id, key)}>
            {words.talk.rewrite}
          </button>
        </>
      )}
    </>
  );
}
