import type { VNode } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { lineTextFault } from "../../../domain/line-wording.ts";
import { useKept } from "../kept.ts";
import type { LineKnown } from "./section.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly text: LineKnown["texts"][number];
  /** Null: as every city begins. Answers what was wrong, or null. */
  readonly onSave: (wording: string | null) => Promise<string | null>;
  readonly onCancel: () => void;
};

/** [LI-3] The wording of one fixed text; what may not stand in it is said in words, and the server refuses it too. */
export function TextForm({ text, onSave, onCancel }: Props): VNode {
  const [typed, setTyped] = useKept("line wording", text.wording);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const said = words.texts;
  const id = `line-text-${text.id}`;
  useLayoutEffect(() => box.current?.focus(), []);

  async function save(wording: string | null): Promise<void> {
    const fault = wording === null ? null : lineTextFault(text.id, wording);
    setTrouble(fault && said.faults[fault]);
    if (fault) return box.current?.focus();
    setSaving(true);
    const refused = await onSave(wording);
    // Saved, there is nothing here any more.
    if (refused === null) return;
    setSaving(false);
    setTrouble(refused);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save(typed);
      }}
      noValidate
    >
      <div class="field">
        <label class="unseen" for={id}>
          {said.wording(said.names[text.id][0])}
        </label>
        <textarea
          id={id}
          ref={box}
          rows={text.wording.length > 60 ? 8 : 2}
          value={typed}
          aria-invalid={trouble !== null}
          aria-describedby={`${id}-trouble`}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <p class="trouble" role="alert" id={`${id}-trouble`}>
          {trouble}
        </p>
      </div>
      <div class="line-acts">
        <button type="submit" class="main" disabled={saving}>
          {saving ? said.saving : said.save}
        </button>
        {text.changed && (
          <button type="button" disabled={saving} onClick={() => void save(null)}>
            {said.reset}
          </button>
        )}
        <button type="button" onClick={onCancel}>
          {said.cancel}
        </button>
      </div>
    </form>
  );
}
