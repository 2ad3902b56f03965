import type { VNode } from "preact";
import { Dialog } from "../dialog.tsx";
import { type KeyPlace, keyPlaces, type Shortcut, shortcuts } from "./table.ts";
import "./key-help.css";

const said = {
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

/** All keys, by where they are pressed. */
export function KeyList({ onClose }: { readonly onClose: () => void }): VNode {
  const all: readonly Shortcut[] = Object.values(shortcuts);
  return (
    <Dialog heading={said.heading} onClose={onClose}>
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
        <button type="button" autofocus onClick={onClose}>
          {said.done}
        </button>
      </div>
    </Dialog>
  );
}
