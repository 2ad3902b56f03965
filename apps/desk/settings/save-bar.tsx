import type { VNode } from "preact";
import type { Saving } from "./use-saving.ts";
import { settingsWords as words } from "./words-ja.ts";
import "./settings.css";

type Props = {
  readonly settings: Pick<Saving, "note" | "moved" | "saving"> & {
    readonly saveAll: () => Promise<void>;
    readonly takeNewest: () => Promise<void>;
  };
  /** What is said while there is nothing to say of saving. */
  readonly standing?: string;
};

/** At the end of what is saved as a whole: in sight, however long that is. */
export function SaveBar({ settings, standing }: Props): VNode {
  const { note, moved, saving, saveAll, takeNewest } = settings;
  return (
    <div class="settings-save">
      <button class="main" type="button" aria-disabled={saving} onClick={() => void saveAll()}>
        {saving ? words.saving : words.save}
      </button>
      <p role="status">{note || standing}</p>
      {moved && (
        <button type="button" onClick={() => void takeNewest()}>
          {words.takeNewest}
        </button>
      )}
    </div>
  );
}
