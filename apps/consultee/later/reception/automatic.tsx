import type { VNode } from "preact";
import { unknownTime } from "../../../../domain/reception-texts.ts";
import type { Wording } from "../../../../domain/wording.ts";
import { present } from "../../../shared/clock.ts";
import { Ruby } from "../../../shared/parts/ruby.tsx";
import type { Talk } from "../../../shared/talk.ts";
import { fill } from "../../../shared/text.ts";
import { words } from "../../wording/words.ts";
import { Aloud } from "../aloud/aloud.tsx";
import { spoken } from "../aloud/voices.ts";
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
  const text = reception ? fill(reception.replies[reason], { time }) : words.say(plainly);
  return (
    <div class="automatic" data-seq={seq}>
      <p class="prose">
        <Ruby text={text} />
      </p>
      <Aloud text={spoken(text)} />
      {newest && reason === "out-of-hours" && reception && !reception.open && <Answering />}
    </div>
  );
}
