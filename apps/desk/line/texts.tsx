import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { LineText } from "../../../domain/line.ts";
import { sayFailure } from "../failure-words.ts";
import { useKept } from "../kept.ts";
import type { SectionProps } from "./section.ts";
import { TextForm } from "./text-form.tsx";
import { words } from "./words-ja.ts";

/** [LI-1] All that is ever said through LINE, and how this city words it. */
export function Texts({ known, mayChange, call, onKnown }: SectionProps): VNode {
  const [changing, setChanging] = useKept<LineText | null>("line text", null);
  const [saved, setSaved] = useState<LineText | null>(null);
  const said = words.texts;

  /** Null: as every city begins. What was wrong, or null: it is saved. */
  async function save(id: LineText, wording: string | null): Promise<string | null> {
    const answer = await call("/api/line/set-text", { id, wording });
    if (!answer.ok) return sayFailure(answer.code);
    onKnown(answer.value);
    stop(id);
    setSaved(id);
    return null;
  }

  function stop(id: LineText): void {
    setChanging(null);
    // Once it is drawn again.
    requestAnimationFrame(() => document.getElementById(`line-change-${id}`)?.focus());
  }

  return (
    <section class="place-section" aria-labelledby="line-texts">
      <h2 id="line-texts">{said.heading}</h2>
      <p class="hint">{said.lead}</p>
      <ul class="line-texts">
        {known.texts.map((text) => {
          const [name, when] = said.names[text.id];
          return (
            <li key={text.id}>
              <h3>
                {name}
                {text.changed && <span class="line-changed">{said.changed}</span>}
              </h3>
              <p class="hint">{when}</p>
              {changing === text.id ? (
                <TextForm
                  text={text}
                  onSave={(wording) => save(text.id, wording)}
                  onCancel={() => stop(text.id)}
                />
              ) : (
                <>
                  <p class="line-wording">{text.wording}</p>
                  {mayChange && (
                    <button
                      type="button"
                      id={`line-change-${text.id}`}
                      aria-label={said.changeOne(name)}
                      onClick={() => {
                        setSaved(null);
                        setChanging(text.id);
                      }}
                    >
                      {said.change}
                    </button>
                  )}
                </>
              )}
              <p role="status">{saved === text.id && said.saved(name)}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
