import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { sayUnread } from "../failure-words.ts";
import "../fields.css";
import { PlaceHeading, type PlaceProps, Unread } from "../place-parts.tsx";
import { mayDo } from "../state.ts";
import type { Templates } from "./facts.ts";
import { TemplateSet } from "./template-set.tsx";
import "./templates.css";
import { templateWords as words } from "./words-ja.ts";

/** 定型文: one's own, and the city's for those who set them. */
export function TemplatesPlace({ self, call }: PlaceProps): VNode {
  const [known, setKnown] = useState<Templates | null>(null);
  const [round, setRound] = useState(0);
  const [note, setNote] = useState("");

  async function load(): Promise<void> {
    const answer = await call("/api/desk/templates", {});
    if (!answer.ok) return setNote(sayUnread(answer.code));
    setKnown(answer.value);
    setRound(round + 1);
    setNote("");
  }
  useEffect(() => void load(), []);

  if (!known)
    return (
      <>
        <PlaceHeading text={words.heading} />
        {note ? <Unread said={note} readAgain={() => void load()} /> : <p role="status">{words.loading}</p>}
      </>
    );
  return (
    <>
      <PlaceHeading text={words.heading} />
      <p class="hint">{words.lead}</p>
      {mayDo(self, "consultation:reply") && (
        <TemplateSet
          {...{ key: `own-${round}`, id: "own", name: words.own, hint: words.ownHint, kept: known.own }}
          save={(kept) => call("/api/desk/templates/set-own", kept)}
          again={load}
        />
      )}
      {mayDo(self, "template:share") ? (
        <TemplateSet
          {...{ key: `city-${round}`, id: "city", name: words.city, hint: words.cityHint, kept: known.city }}
          save={(kept) => call("/api/desk/templates/set-city", kept)}
          again={load}
        />
      ) : (
        <section class="place-section" aria-labelledby="templates-city">
          <h2 id="templates-city">{words.city}</h2>
          <p class="hint">{words.readOnly}</p>
          {known.city.templates.map(({ title, shortcut, standard, easy }, at) => (
            <article key={at} class="template-part">
              <h3>
                {title} {shortcut && <kbd>/{shortcut}</kbd>}
              </h3>
              <p class="prewrap">{standard}</p>
              {easy && <p class="prewrap hint">{easy}</p>}
            </article>
          ))}
        </section>
      )}
    </>
  );
}
