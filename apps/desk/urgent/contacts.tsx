import type { VNode } from "preact";
import type { Guide } from "./calls.ts";
import { urgentWords as words } from "./words-ja.ts";

/** Whom to call, and what can be said: beside the clock, for as long as it is needed. */
export function GuideParts({ guide }: { readonly guide: Guide | null }): VNode {
  if (!guide) return <p role="status">{words.guideMissing}</p>;
  return (
    <div class="urgent-guide">
      <section class="urgent-contacts" aria-label={words.contacts}>
        <h3>{words.contacts}</h3>
        {guide.contacts.map(({ when, contacts }) => (
          <dl key={when}>
            <dt>{when}</dt>
            {contacts.map(({ name, number, checkedOn }) => (
              <dd key={number}>
                {name} <a href={`tel:${number.replaceAll("-", "")}`}>{number}</a>{" "}
                <span class="hint">{words.checkedOn(checkedOn)}</span>
              </dd>
            ))}
          </dl>
        ))}
      </section>
      <details class="urgent-script">
        <summary>{words.script}</summary>
        <dl>
          {guide.script.map(({ title, text }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
