import type { VNode } from "preact";
import type { Row } from "../../../shared/rows.ts";
import type { Page } from "../../page.ts";
import type { Choice } from "../../wording/choice.ts";
import { Say } from "../../wording/say.tsx";
import { Automatic } from "../reception/automatic.tsx";
import { Day } from "./day.tsx";
import { linesOf } from "./lines-of.ts";

/** What the log holds, each message drawn by `message`. `onChange`: something was fetched that is to be drawn. */
export function lines(
  page: Page,
  choice: Choice,
  message: (row: Row) => VNode,
  onChange: () => void,
): VNode[] {
  const { automatic } = page.talk;
  const newest = automatic[automatic.length - 1]?.seq;
  return linesOf(page).map((line) => {
    if (line.kind === "day") return <Day key={line.at} at={line.at} />;
    if (line.kind === "hand-over")
      return (
        <p key={`hand-over-${line.seq}`} class="aside prose">
          <Say it="handedOver" />
        </p>
      );
    if (line.kind === "message") return message(line.row);
    return (
      <Automatic
        key={`automatic-${line.seq}`}
        reply={line}
        newest={line.seq === newest}
        wording={choice.wording()}
        onChange={onChange}
      />
    );
  });
}
