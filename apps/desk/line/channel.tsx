import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { sayFailure } from "../failure-words.ts";
import { type KeyFaults, keyNames, nothingTyped, readKeys, type TypedKeys } from "./keys.ts";
import type { SectionProps } from "./section.ts";
import { words } from "./words-ja.ts";

/** The keys of the city's account. They go in, and nothing of them ever comes back to this page. */
export function Channel({ known, mayChange, call, onKnown }: SectionProps): VNode {
  const [typed, setTyped] = useState<TypedKeys>(nothingTyped);
  const [faults, setFaults] = useState<KeyFaults>({});
  const [saving, setSaving] = useState(false);
  const [note, setNote] = useState("");
  const said = words.channel;
  const standing = (is: boolean): string => (is ? said.set : said.notSet);

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const read = readKeys(typed);
    setFaults(read.faults);
    setNote("");
    const [first] = keyNames.filter((name) => read.faults[name]);
    if (first) return document.getElementById(`line-${first}`)?.focus();
    if (keyNames.every((name) => read.keys[name] === null)) return setNote(said.nothing);
    setSaving(true);
    const answer = await call("/api/line/set-channel", read.keys);
    setSaving(false);
    if (!answer.ok) return setNote(sayFailure(answer.code));
    setTyped(nothingTyped);
    onKnown(answer.value);
    setNote(said.saved);
  }

  return (
    <section class="place-section" aria-labelledby="line-channel">
      <h2 id="line-channel">{said.heading}</h2>
      <dl class="facts line-facts">
        <dt>{said.keys.token}</dt>
        <dd>{standing(known.has.token)}</dd>
        <dt>{said.keys.secret}</dt>
        <dd>{standing(known.has.secret)}</dd>
        <dt>{said.signIn}</dt>
        <dd>
          {standing(known.has.signIn)}
          {known.signInId !== null && `（${known.signInId}）`}
        </dd>
      </dl>
      {mayChange && (
        <form onSubmit={(event) => void save(event)} noValidate autocomplete="off">
          <p class="hint">{said.lead}</p>
          <div class="line-fields">
            {keyNames.map((name) => {
              const fault = faults[name];
              return (
                <div key={name} class="field">
                  <label for={`line-${name}`}>{said.keys[name]}</label>
                  <input
                    id={`line-${name}`}
                    // A browser offers to keep what is a password.
                    autocomplete={name === "signInId" ? "off" : "new-password"}
                    type={(name === "signInId" ? "text" : "password") as "text"}
                    value={typed[name]}
                    aria-invalid={fault !== undefined}
                    aria-describedby={`line-${name}-fault`}
                    onInput={({ currentTarget }) => setTyped({ ...typed, [name]: currentTarget.value })}
                  />
                  <p class="trouble" id={`line-${name}-fault`}>
                    {fault && said.faults[fault]}
                  </p>
                </div>
              );
            })}
          </div>
          <p class="hint">{said.secretHint}</p>
          <button type="submit" class="main" disabled={saving}>
            {saving ? said.saving : said.save}
          </button>
        </form>
      )}
      <p role="status">{note}</p>
    </section>
  );
}
