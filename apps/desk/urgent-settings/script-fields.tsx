import type { VNode } from "preact";
import type { ScriptPart } from "../../../domain/urgent-settings.ts";
import { type Faults, Field, Part, replaced, without } from "./fields.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly parts: readonly ScriptPart[];
  readonly faults: Faults;
  readonly onChange: (parts: readonly ScriptPart[]) => void;
};

/** What can be said, in the order in which it is shown. */
export function ScriptFields({ parts, faults, onChange }: Props): VNode {
  return (
    <>
      {parts.map((part, n) => (
        <Part key={n} name={part.title || words.part(n + 1)} onRemove={() => onChange(without(parts, n))}>
          <Field
            where={`script.${n}.title`}
            label={words.title}
            value={part.title}
            faults={faults}
            onInput={(title) => onChange(replaced(parts, n, { ...part, title }))}
          />
          <Field
            where={`script.${n}.text`}
            label={words.text}
            lines={3}
            value={part.text}
            faults={faults}
            onInput={(text) => onChange(replaced(parts, n, { ...part, text }))}
          />
        </Part>
      ))}
      <button type="button" class="urgent-add" onClick={() => onChange([...parts, { title: "", text: "" }])}>
        {words.addPart}
      </button>
    </>
  );
}
