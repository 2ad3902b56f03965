import type { VNode } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { AttributesOfBoth } from "../../../domain/attributes.ts";
import {
  fillTemplate,
  findTemplates,
  type Template,
  type TemplateWording,
  textOf,
  wordingFor,
} from "../../../domain/template.ts";
import { present } from "../../shared/clock.ts";
import type { Desk } from "../desk.ts";
import { factsOf, type Templates } from "./facts.ts";
import { templateWords as words } from "./words-ja.ts";
import "./templates.css";

type Props = {
  readonly desk: Desk;
  /** Of whoever asks: chooses between the two texts. */
  readonly about: AttributesOfBoth;
  readonly onPick: (text: string) => void;
  /** By Escape: the focus goes back to where one writes. */
  readonly onLeave: () => void;
  /** The focus has gone elsewhere by itself. */
  readonly onGone: () => void;
};

type Listed = Template & { readonly mine: boolean };

/** 定型文 over the composer: what one types finds them, Enter puts one in, Escape leaves. */
export function TemplatePicker({ desk, about, onPick, onLeave, onGone }: Props): VNode {
  const [known, setKnown] = useState<Templates | "failed" | null>(null);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const [wording, setWording] = useState<TemplateWording>(() => wordingFor(about));
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();

  useEffect(() => {
    field.current?.focus();
    void desk.listTemplates().then((listed) => setKnown(listed ?? "failed"));
  }, []);
  useEffect(() => {
    box.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [at, known]);

  const all: readonly Listed[] =
    known && known !== "failed"
      ? [
          ...known.own.templates.map((one) => ({ ...one, mine: true })),
          ...known.city.templates.map((one) => ({ ...one, mine: false })),
        ]
      : [];
  const found = findTemplates(all, typed);
  const chosen = found[Math.min(at, found.length - 1)];
  const inWords = (one: Template): string =>
    known && known !== "failed"
      ? fillTemplate(textOf(one, wording), factsOf(known, desk.self.displayName, present()))
      : "";

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") onLeave();
    else if (event.target !== field.current) return;
    else if (step) setAt(Math.max(0, Math.min(found.length - 1, at + step)));
    else if (event.key === "Enter" && chosen) onPick(inWords(chosen));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard for all that is in it.
    <div
      class="templates"
      ref={box}
      onKeyDown={onKeyDown}
      onFocusOut={({ relatedTarget }) => {
        if (!(relatedTarget instanceof Element) || box.current?.contains(relatedTarget)) return;
        // The button beside the box opens and closes it by itself.
        if (!relatedTarget.closest(".composer-foot")) onGone();
      }}
    >
      <div class="templates-head">
        <input
          ref={field}
          type="text"
          role="combobox"
          autoComplete="off"
          aria-label={words.search}
          placeholder={words.search}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen ? `${id}-${found.indexOf(chosen)}` : undefined}
          aria-describedby={`${id}-keys`}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
        />
        <fieldset>
          <legend class="unseen">{words.chooseWording}</legend>
          {(["easy", "standard"] as const).map((one) => (
            <label key={one}>
              <input
                type="radio"
                name={`${id}-wording`}
                checked={wording === one}
                onChange={() => setWording(one)}
              />
              {words.wording[one]}
            </label>
          ))}
        </fieldset>
      </div>
      <p class="hint" id={`${id}-keys`}>
        {words.keys}
      </p>
      <div class="templates-list" role="listbox" id={`${id}-list`} aria-label={words.open}>
        {found.map((one, nth) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard in the field, which points here.
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field.
          <div
            key={nth}
            id={`${id}-${nth}`}
            role="option"
            class="template"
            aria-selected={one === chosen}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(inWords(one))}
          >
            <p class="template-title">
              <span>{one.title}</span>
              {one.mine && <span class="template-mine">{words.mine}</span>}
              {one.shortcut && <kbd>/{one.shortcut}</kbd>}
            </p>
            <p class="template-text">{inWords(one)}</p>
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p class="hint" role="status">
          {known === null ? words.looking : known === "failed" ? words.failed : words.none}
        </p>
      )}
    </div>
  );
}
