import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { present } from "../../shared/clock.ts";
import { plain } from "../../shared/text.ts";
import { timeWords } from "../../shared/time-words.ts";
import { sayUnread } from "../failure-words.ts";
import "../fields.css";
import { PlaceHeading, type PlaceProps, Unread } from "../place-parts.tsx";
import { mayDo } from "../state.ts";
import { Addresses } from "./addresses.tsx";
import { Channel } from "./channel.tsx";
import { Check } from "./check.tsx";
import { Door } from "./door.tsx";
import "./line.css";
import type { LineKnown, SectionProps } from "./section.ts";
import { Texts } from "./texts.tsx";
import { Usage } from "./usage.tsx";
import { words } from "./words-ja.ts";

/** The place LINE: administrators set it up, officials see how it stands. */
export function LinePlace({ self, call, now }: PlaceProps): VNode {
  const [known, setKnown] = useState<LineKnown | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const mayChange = mayDo(self, "settings:change");

  async function load(): Promise<void> {
    setTrouble(null);
    const answer = await call("/api/line/settings", {});
    if (answer.ok) setKnown(answer.value);
    else setTrouble(sayUnread(answer.code));
  }
  useEffect(() => void load(), []);

  if (!known)
    return (
      <>
        <PlaceHeading text={words.heading} />
        {trouble ? (
          <Unread said={trouble} readAgain={() => void load()} />
        ) : (
          <p role="status">{words.loading}</p>
        )}
      </>
    );
  const props: SectionProps = { known, mayChange, call, onKnown: setKnown };
  return (
    <div class="line-place">
      <PlaceHeading text={words.heading} />
      <p class="hint">{words.lead}</p>
      {!mayChange && <p class="hint">{words.seeOnly}</p>}
      {known.trouble && (
        <p class="trouble">
          {words.trouble(known.trouble.what, plain(timeWords(new Date(known.trouble.since), present())))}
        </p>
      )}
      <Door {...props} />
      <Channel {...props} />
      {mayChange && <Check call={call} />}
      {mayChange && <Addresses />}
      <Texts {...props} />
      <Usage known={known} call={call} now={now} />
    </div>
  );
}
