import type { VNode } from "preact";
import { automaticReasons } from "../../../domain/reception.ts";
import { type Wording, wordings } from "../../../domain/wording.ts";
import { Ruby } from "../../shared/parts/ruby.tsx";
import { fill } from "../../shared/text.ts";
import { timeWords } from "../../shared/time-words.ts";
import { clockWords } from "../../shared/wall-clock.ts";
import type { Draft } from "./draft.ts";
import { type Faults, Field, Tick } from "./fields.tsx";
import { words } from "./words-ja.ts";

/** 自動返信: the texts of each wording, with how they look. */
export function Replies({
  typed,
  faults,
  now,
  onChange,
}: {
  readonly typed: Draft;
  readonly faults: Faults;
  readonly now: Date;
  readonly onChange: (typed: Draft) => void;
}): VNode {
  const { replies } = typed;
  const english = now.toLocaleDateString("en", {
    ...{ timeZone: "Asia/Tokyo", weekday: "short", month: "short", day: "numeric" },
  });
  const timeIn = (wording: Wording): string =>
    wording === "english" ? `${clockWords(now)} on ${english}` : timeWords(now, now);
  return (
    <section class="place-section" aria-labelledby="reception-replies">
      <h2 id="reception-replies">{words.replies}</h2>
      <p class="hint">{words.repliesHint}</p>
      {automaticReasons.map((reason) => {
        const reply = replies[reason];
        const [name, when] = words.reasons[reason];
        const change = (one: typeof reply) => onChange({ ...typed, replies: { ...replies, [reason]: one } });
        return (
          <fieldset key={reason} class="reception-part">
            <legend>{name}</legend>
            <p class="hint">{when}</p>
            <Tick label={words.on} checked={reply.on} onChange={(on) => change({ ...reply, on })} />
            {wordings.map((wording) => (
              <div key={wording} class="reception-text">
                <Field
                  where={`replies.${reason}.texts.${wording}`}
                  label={words.wordings[wording]}
                  value={reply.texts[wording]}
                  lines={4}
                  faults={faults}
                  {...(wording === "english" ? { lang: "en" } : {})}
                  onInput={(text) => change({ ...reply, texts: { ...reply.texts, [wording]: text } })}
                />
                <figure>
                  <figcaption>{words.preview}</figcaption>
                  <p lang={wording === "english" ? "en" : undefined}>
                    <Ruby text={fill(reply.texts[wording], { time: timeIn(wording) })} />
                  </p>
                </figure>
              </div>
            ))}
          </fieldset>
        );
      })}
      <Field
        where="longWaitMinutes"
        label={words.longWait}
        value={typed.longWaitMinutes}
        faults={faults}
        onInput={(longWaitMinutes) => onChange({ ...typed, longWaitMinutes })}
      />
    </section>
  );
}
