import type { VNode } from "preact";
import type { ConsultationId, IdempotencyKey } from "../../../domain/ids.ts";
import { Bubble } from "../../shared/parts/bubble.tsx";
import { Receipt } from "../../shared/parts/receipt.tsx";
import type { Row } from "../../shared/rows.ts";
import { clockWords } from "../../shared/wall-clock.ts";
import type { Desk } from "../desk.ts";
import { noteWords } from "../notes/words-ja.ts";
import { words } from "../words-ja.ts";
import type { Line } from "./lines.ts";
import { Picture } from "./picture.tsx";
import { Retract } from "./retract.tsx";
import { talkToolWords } from "./talk-tool-words.ts";

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
    case "automatic":
      return (
        <div class="log-event log-automatic">
          <p>
            {line.words} <time dateTime={line.at}>{clockWords(new Date(line.at))}</time>
          </p>
          {line.text && <p>{line.text}</p>}
        </div>
      );
    case "note":
      return (
        <div class="note" data-note={line.nth}>
          <p class="note-by">
            {line.words} <time dateTime={line.at}>{clockWords(new Date(line.at))}</time>
          </p>
          <p class="note-text">{line.text ?? noteWords.unreadable}</p>
        </div>
      );
    case "message": {
      const { row, author } = line;
      const own = row.by === "counsellor";
      if (row.text === null)
        return (
          <p class={own ? "log-event own" : "log-event"} data-seq={row.seq}>
            {row.retracted ? talkToolWords.retracted(author) : words.talk.unreadable(author)}{" "}
            {row.at && <time dateTime={row.at}>{clockWords(new Date(row.at))}</time>}
          </p>
        );
      return (
        <Bubble
          own={own}
          author={author}
          text={
            row.picture && row.seq !== null ? (
              <Picture {...place} seq={row.seq} size={row.picture} />
            ) : (
              row.text
            )
          }
          at={row.at}
          seq={row.seq}
          foot={own && <Foot {...place} row={row} author={author} retractable={line.retractable} />}
        >
          {row.receipt === "failed" && <Failed {...place} message={row.id as IdempotencyKey} />}
        </Bubble>
      );
    }
  }
}

type FootProps = Place & {
  readonly row: Row;
  readonly author: string;
  readonly retractable: boolean;
};

function Foot({ desk, id, row, author, retractable }: FootProps): VNode {
  return (
    <>
      {retractable && row.seq !== null && <Retract desk={desk} id={id} seq={row.seq} />}
      {author !== words.talk.you && <span class="author">{author}</span>}
      {row.receipt && <Receipt state={row.receipt} words={words.talk.receipt} />}
    </>
  );
}

function Failed({ desk, id, message }: Place & { readonly message: IdempotencyKey }): VNode {
  return (
    <div class="message-acts">
      <button class="quiet" type="button" onClick={() => desk.retry(id, message)}>
        {words.talk.again}
      </button>
      <button class="quiet" type="button" onClick={() => desk.takeBack(id, message)}>
        {words.talk.rewrite}
      </button>
    </div>
  );
}
