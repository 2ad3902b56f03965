import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { sayFailure } from "../../failure-words.ts";
import { useKept } from "../../kept.ts";
import type { Call } from "../../work.ts";
import { Line, Words } from "../fields.tsx";
import { OperationForm } from "../form.tsx";
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
    <OperationForm
      label={said.write}
      trouble={trouble}
      send={said.save}
      onSend={() => save(false)}
      cancel={{ label: said.cancel, act: onDone }}
      more={
        text.version > 0 && (
          <button type="button" onClick={() => void save(true)}>
            {said.remove}
          </button>
        )
      }
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
    </OperationForm>
  );
}
