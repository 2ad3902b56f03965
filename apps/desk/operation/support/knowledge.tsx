import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../../contract/api.ts";
import type { SignedInSelf } from "../../../../contract/staff.ts";
import { hasWords, wordsOfTerm } from "../../../../domain/search.ts";
import { newKey } from "../../../shared/uuid.ts";
import { sayUnread } from "../../failure-words.ts";
import { Unread } from "../../place-parts.tsx";
import { mayDo } from "../../state.ts";
import type { Call } from "../../work.ts";
import { Line } from "../fields.tsx";
import { KnowledgeForm, type Knowledge as Text } from "./knowledge-form.tsx";
import { words } from "./words-ja.ts";

type Read = Api["/api/support/knowledge"]["output"]["texts"];

/** よくある質問, searched as one types: nothing of the term leaves the page. */
export function Knowledge({ self, call }: { readonly self: SignedInSelf; readonly call: Call }): VNode {
  const [texts, setTexts] = useState<Read | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [term, setTerm] = useState("");
  const [editing, setEditing] = useState<Text | null>(null);
  const said = words.knowledge;
  const mayWrite = mayDo(self, "support:answer");

  async function load(): Promise<void> {
    const answer = await call("/api/support/knowledge", {});
    setTrouble(answer.ok ? null : sayUnread(answer.code));
    if (answer.ok) setTexts(answer.value.texts);
  }
  useEffect(() => void load(), [call]);

  const wanted = wordsOfTerm(term);
  const found =
    texts?.filter(({ heading, words: text }) => !wanted || hasWords(`${heading}\n${text}`, wanted)) ?? [];
  return (
    <section class="place-section knowledge" aria-labelledby="knowledge">
      <h2 id="knowledge">{said.heading}</h2>
      {trouble && <Unread said={trouble} readAgain={() => void load()} />}
      {texts && texts.length > 0 && (
        <Line label={said.search} value={term} longest={100} onChange={setTerm} />
      )}
      {texts && found.length === 0 && <p class="hint">{texts.length === 0 ? said.none : said.nothing}</p>}
      {found.map((one) => (
        <details key={one.id}>
          <summary>{one.heading}</summary>
          <p class="prewrap">{one.words}</p>
          {mayWrite && (
            <button type="button" aria-label={`${said.edit}: ${one.heading}`} onClick={() => setEditing(one)}>
              {said.edit}
            </button>
          )}
        </details>
      ))}
      {mayWrite && !editing && (
        <div class="operation-acts">
          <button
            type="button"
            onClick={() => setEditing({ id: newKey(), version: 0, heading: "", words: "" })}
          >
            {said.write}
          </button>
        </div>
      )}
      {editing && (
        <KnowledgeForm
          key={editing.id}
          call={call}
          text={editing}
          onDone={() => {
            setEditing(null);
            void load();
          }}
        />
      )}
    </section>
  );
}
