import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { isPressed } from "./table.ts";

/** Where a key is a letter of what one writes. */
const writing =
  "input:not([type=radio], [type=checkbox], [type=button]), textarea, select, [contenteditable]";

const said = { open: "キー操作" } as const;

type List = (props: { readonly onClose: () => void }) => VNode;

/** The list of all keys, by ? or by its button; fetched when it is asked for. */
export function KeyHelp(): VNode {
  const [shown, setShown] = useState<{ readonly List: List } | null>(null);

  // Where it cannot be fetched nothing opens: one is offline, and the header says so.
  const open = (): void =>
    void import("./key-list.tsx").then(
      ({ KeyList }) => setShown({ List: KeyList }),
      () => {},
    );

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!isPressed(event, "help") || document.querySelector("dialog[open]")) return;
      if (event.target instanceof Element && event.target.matches(writing)) return;
      event.preventDefault();
      open();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <>
      <button type="button" class="quiet key-help-open" aria-keyshortcuts="?" onClick={open}>
        {said.open}
      </button>
      {shown && <shown.List onClose={() => setShown(null)} />}
    </>
  );
}
