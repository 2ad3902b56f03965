import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { sayFailure } from "../../failure-words.ts";
import { useKept } from "../../kept.ts";
import type { Call } from "../../work.ts";
import { Line, Words } from "../fields.tsx";
import { PrivateHint } from "../private-hint.tsx";
import { words } from "./words-ja.ts";

export type Knowledge = {
  readonly id: string;
  readonly version: number;
  readonly heading: string;
  readonly words: string;
};

type Props = { readonly call: Call; readonly text: Knowledge; readonly onDone: () => void };

export function KnowledgeForm({ call, text, onDone }: Props): VNode {
  const [draft, setDraft] = useKept(`knowledge-${text.id}`, text);
  const [asIs, setAsIs] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const said = words.knowledge;

  async function save(gone: boolean): Promise<void> {
    const { id, version, heading, words: answer } = gone ? text : draft;
    if (heading.trim() === "" || answer.trim() === "") return setTrouble(said.missing);
    const saved = await call("/api/support/write-knowledge", {
      id,
      version,
      heading,
      words: answer,
      asIs,
      gone,
    });
    if (saved.ok) return onDone();
    setTrouble(saved.code === "settings-moved" ? said.moved : sayFailure(saved.code));
  }

  return (
    <form
      class="operation-form"
      noValidate
      aria-label={said.write}
      onSubmit={(event) => {
        event.preventDefault();
        void save(false);
      }}
    >
      <div class="whole">
        <Line
          label={said.title}
          value={draft.heading}
          onChange={(heading) => setDraft({ ...draft, heading })}
        />
      </div>
      <Words
        label={said.words}
        value={draft.words}
        onChange={(answer) => setDraft({ ...draft, words: answer })}
      />
      <PrivateHint texts={[draft.heading, draft.words]} asIs={asIs} onChoose={setAsIs} />
      <p class="trouble" role="alert">
        {trouble}
      </p>
      <div class="operation-acts">
        <button class="main" type="submit">
          {said.save}
        </button>
        <button type="button" onClick={onDone}>
          {said.cancel}
        </button>
        {text.version > 0 && (
          <button type="button" onClick={() => void save(true)}>
            {said.remove}
          </button>
        )}
      </div>
    </form>
  );
}
