import type { VNode } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { talkToolWords } from "./talk-tool-words.ts";

export type RareAct = { readonly name: string; readonly hint?: string; readonly act: () => void };

/** その他: what is done rarely in a talk, behind one button. Escape and a press elsewhere close it. */
export function More({ acts }: { readonly acts: readonly RareAct[] }): VNode | null {
  const [open, setOpen] = useState(false);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    box.current?.querySelector<HTMLElement>(".more-acts button")?.focus();
    const away = ({ target }: Event): void => {
      if (target instanceof Node && !box.current?.contains(target)) setOpen(false);
    };
    addEventListener("pointerdown", away);
    return () => removeEventListener("pointerdown", away);
  }, [open]);

  /** Before what was chosen begins, so that the focus comes back here from wherever that leads. */
  function close(): void {
    setOpen(false);
    button.current?.focus();
  }

  if (acts.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard for all that is in it.
    <div
      class="more"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open || event.isComposing) return;
        event.preventDefault();
        close();
      }}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !box.current?.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        type="button"
        class="quiet"
        ref={button}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {talkToolWords.more}
      </button>
      {open && (
        <ul class="more-acts" id={id}>
          {acts.map(({ name, hint, act }) => (
            <li key={name}>
              <button
                type="button"
                class="quiet"
                title={hint}
                onClick={() => {
                  close();
                  act();
                }}
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
