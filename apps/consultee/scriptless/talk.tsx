import type { VNode } from "preact";
import type { ScriptlessView } from "../../../contract/scriptless.ts";
import { unknownTime } from "../../../domain/reception-texts.ts";
import { Bubble } from "../../shared/parts/bubble.tsx";
import { Receipt } from "../../shared/parts/receipt.tsx";
import { Ruby } from "../../shared/parts/ruby.tsx";
import type { Row } from "../../shared/rows.ts";
import { fill } from "../../shared/text.ts";
import { type Line, linesOf } from "../later/lines/lines-of.ts";
import { daySaid, timeSaid } from "../later/said.ts";
import { statusOf } from "../later/standing/status-of.ts";
import { Unreadable } from "../later/unreadable.tsx";
import { newestTheirs, type Page } from "../page.ts";
import { Say } from "../wording/say.tsx";
import { words } from "../wording/words.ts";
import { ownWords } from "./words.ts";

/** So much is shown of a long talk before somebody asks for all of it: on a slow line each is a part of a second. */
const newestLines = 60;

/** The talk as it stands at this moment; at its end what tells the city that it was shown. */
export function TalkSoFar({ page, view }: { readonly page: Page; readonly view: ScriptlessView }): VNode {
  const lines = linesOf(page);
  const shown = view.whole ? lines : lines.slice(-newestLines);
  const status = statusOf(page);
  const newest = newestTheirs(page);
  return (
    <>
      {shown.length < lines.length && (
        <p class="aside">
          <a href="/plain/all">
            <Ruby text={ownWords.say("earlier")} />
          </a>
        </p>
      )}
      <div class="log" role="log" aria-label={words.plain("logLabel")}>
        {shown.map((line) => (
          <OneLine line={line} view={view} />
        ))}
      </div>
      <div id="now">
        {status && (
          <p class="aside">
            <Say it={status} />
          </p>
        )}
        {view.talk?.place && <Place place={view.talk.place} />}
      </div>
      {newest > page.talk.read.consultee && !view.watching && (
        <img class="seen" src={view.seen(newest)} alt="" width="1" height="1" />
      )}
    </>
  );
}

function OneLine({ line, view }: { readonly line: Line; readonly view: ScriptlessView }): VNode | null {
  switch (line.kind) {
    case "day":
      return (
        <p class="aside">
          <Ruby text={daySaid(new Date(line.at), view.now)} />
        </p>
      );
    case "hand-over":
      return (
        <p class="aside">
          <Say it="handedOver" />
        </p>
      );
    case "automatic": {
      const time = line.promised ? timeSaid(new Date(line.promised), view.now) : unknownTime[view.wording];
      const plainly = line.reason === "closed" ? "closed" : "waiting";
      const text = view.reception?.replies[line.reason];
      return (
        <p class="automatic">
          <Ruby text={text ? fill(text, { time }) : words.say(plainly)} />
        </p>
      );
    }
    case "message":
      return <Message row={line.row} />;
  }
}

function Message({ row }: { readonly row: Row }): VNode {
  const own = row.by === "consultee";
  if (row.text === null) return <Unreadable own={own} seq={row.seq} retracted={row.retracted} />;
  const receipts = {
    sending: words.say("sending"),
    delivered: words.say("delivered"),
    read: words.say("read"),
    failed: words.say("failed"),
  };
  return (
    <Bubble
      own={own}
      author={words.plain(own ? "you" : "counsellor")}
      text={row.picture ? words.plain("pictureOwn") : row.text}
      at={row.at}
      seq={row.seq}
      foot={row.receipt && <Receipt state={row.receipt} words={receipts} />}
    />
  );
}

function Place({
  place,
}: {
  readonly place: { readonly ahead: number; readonly minutes: number | null };
}): VNode {
  return (
    <p class="aside">
      <Say it={place.ahead === 0 ? "nextIsYou" : "aheadOfYou"} values={{ ahead: place.ahead }} />
      {place.minutes !== null && (
        <>
          {" "}
          <Say it="aboutMinutes" values={{ minutes: place.minutes }} />
        </>
      )}
    </p>
  );
}
