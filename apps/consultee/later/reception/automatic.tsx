import type { VNode } from "preact";
import { unknownTime } from "../../../../domain/reception-texts.ts";
import type { Wording } from "../../../../domain/wording.ts";
import { present } from "../../../shared/clock.ts";
import { Ruby } from "../../../shared/parts/ruby.tsx";
import type { Talk } from "../../../shared/talk.ts";
import { fill } from "../../../shared/text.ts";
import { Say } from "../../wording/say.tsx";
import { Answering } from "../help/answering.tsx";
import { timeSaid } from "../said.ts";
import { receptionIn } from "./known.ts";

/** 自動返信, in the city's words. Out of hours, the telephones that answer at this very minute stand below the newest. */
export function Automatic({
  reply: { reason, promised, seq },
  newest,
  wording,
  onChange,
}: {
  readonly reply: Talk["automatic"][number];
  readonly newest: boolean;
  readonly wording: Wording;
  /** The city's words have come. */
  readonly onChange: () => void;
}): VNode {
  const reception = receptionIn(wording, onChange);
  const time = promised ? timeSaid(new Date(promised), present()) : unknownTime[wording];
  const plainly = reason === "closed" ? "closed" : "waiting";
  return (
    <div class="automatic" data-seq={seq}>
      <p class="prose">
        {reception ? <Ruby text={fill(reception.replies[reason], { time })} /> : <Say it={plainly} />}
      </p>
      {newest && reason === "out-of-hours" && reception && !reception.open && <Answering />}
    </div>
  );
}
