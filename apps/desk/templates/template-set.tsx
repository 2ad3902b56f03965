import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { type Template, type TemplateFault, templateFaults } from "../../../domain/template.ts";
import type { Answer } from "../../shared/call.ts";
import { useKept } from "../kept.ts";
import { SaveBar } from "../settings/save-bar.tsx";
import { useSaving } from "../settings/use-saving.ts";
import type { Templates } from "./facts.ts";
import { templateWords as words } from "./words-ja.ts";

type Props = {
  readonly name: string;
  readonly hint: string;
  /** By which its fields are told from those of the other set. */
  readonly id: "own" | "city";
  readonly kept: Templates["own"];
  readonly save: (kept: Templates["own"]) => Promise<Answer<{ readonly version: number }>>;
  /** Reads the newest, and forgets what was typed. */
  readonly again: () => Promise<void>;
};

const none: Template = { shortcut: "", title: "", standard: "", easy: "" };

/** One set of templates, changed as a whole and saved as a whole. */
export function TemplateSet({ name, hint, id, kept, save, again }: Props): VNode {
  const [saved, setSaved] = useState(kept);
  /** With the version that it is a draft of. */
  const [edited, setEdited] = useKept<Templates["own"] | null>(`templates ${id}`, null);
  const saving = useSaving();
  const { version, templates: draft } = edited ?? saved;
  const faults = templateFaults(draft);
  function setDraft(templates: readonly Template[]): void {
    setEdited({ version, templates });
    saving.say("");
  }
  const change = (at: number, more: Partial<Template>): void =>
    setDraft(draft.map((one, nth) => (nth === at ? { ...one, ...more } : one)));

  async function saveAll(): Promise<void> {
    const next = await saving.save(faults.length, () => save({ version, templates: draft }));
    if (next === null) return;
    setSaved({ version: next, templates: draft });
    setEdited(null);
  }

  async function takeNewest(): Promise<void> {
    setEdited(null);
    await again();
  }

  return (
    <section class="place-section" aria-labelledby={`templates-${id}`}>
      <h2 id={`templates-${id}`}>{name}</h2>
      <p class="hint">{hint}</p>
      {draft.length === 0 && <p>{words.empty}</p>}
      {draft.map((one, at) => (
        <fieldset key={at} class="template-part">
          <legend>{one.title || words.part(at + 1)}</legend>
          {(["title", "shortcut"] as const).map((field) => (
            <Field
              key={field}
              id={`${id}-${at}-${field}`}
              label={words[field]}
              value={one[field]}
              faults={faults.filter(({ where }) => where === `${at}.${field}`)}
              onInput={(value) => change(at, { [field]: value })}
            />
          ))}
          <div class="template-texts">
            {(["standard", "easy"] as const).map((field) => (
              <Field
                key={field}
                lines={5}
                id={`${id}-${at}-${field}`}
                label={words[field]}
                value={one[field]}
                faults={faults.filter(({ where }) => where === `${at}.${field}`)}
                onInput={(value) => change(at, { [field]: value })}
              />
            ))}
          </div>
          <button type="button" onClick={() => setDraft(draft.filter((_, nth) => nth !== at))}>
            {words.remove(one.title || words.part(at + 1))}
          </button>
        </fieldset>
      ))}
      <button type="button" class="template-add" onClick={() => setDraft([...draft, none])}>
        {words.add}
      </button>
      <SaveBar settings={{ ...saving, saveAll, takeNewest }} />
    </section>
  );
}

type FieldProps = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly faults: readonly TemplateFault[];
  readonly lines?: number;
  readonly onInput: (value: string) => void;
};

function Field({ id, label, value, faults, lines, onInput }: FieldProps): VNode {
  const props = {
    ...{ id, value, "aria-invalid": faults.length > 0, "aria-describedby": `${id}-fault` },
    onInput: (event: Event) => onInput((event.currentTarget as HTMLInputElement).value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {lines ? <textarea {...props} rows={lines} /> : <input {...props} type="text" autoComplete="off" />}
      <p class="trouble" id={`${id}-fault`}>
        {faults.map(({ code }) => words.faults[code]).join(" ")}
      </p>
    </div>
  );
}
