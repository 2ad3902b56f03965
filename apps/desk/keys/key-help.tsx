import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Dialog } from "../dialog.tsx";
import { isPressed, type KeyPlace, keyPlaces, type Shortcut, shortcuts } from "./table.ts";
import "./key-help.css";

const said = {
  open: "キー操作",
  heading: "キー操作の一覧",
  where: {
    everywhere: "どこでも",
    list: "相談一覧",
    talk: "開いている相談",
    composer: "返信欄",
    briefing: "履歴の確認",
  } satisfies Record<KeyPlace, string>,
  done: "閉じる",
} as const;

/** Where a key is a letter of what one writes. */
const writing =
  "input:not([type=radio], [type=checkbox], [type=button]), textarea, select, [contenteditable]";

/** The list of all keys, by ? or by its button. */
export function KeyHelp(): VNode {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!isPressed(event, "help") || document.querySelector("dialog[open]")) return;
      if (event.target instanceof Element && event.target.matches(writing)) return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
  const all: readonly Shortcut[] = Object.values(shortcuts);
  return (
    <>
      <button type="button" class="quiet key-help-open" aria-keyshortcuts="?" onClick={() => setOpen(true)}>
        {said.open}
      </button>
      {open && (
        <Dialog heading={said.heading} onClose={() => setOpen(false)}>
          <div class="key-help">
            {keyPlaces.map((where) => (
              <section key={where} aria-labelledby={`keys-${where}`}>
                <h3 id={`keys-${where}`}>{said.where[where]}</h3>
                <dl>
                  {all
                    .filter((one) => one.where === where)
                    .map(({ keys, does }) => (
                      <div key={keys}>
                        <dt>
                          <kbd>{keys}</kbd>
                        </dt>
                        <dd>{does}</dd>
                      </div>
                    ))}
                </dl>
              </section>
            ))}
          </div>
          <div class="confirm-acts">
            <button type="button" autofocus onClick={() => setOpen(false)}>
              {said.done}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
