import { useState } from "preact/hooks";
import type { Answer } from "../../shared/call.ts";
import { sayFailure } from "../failure-words.ts";
import { settingsWords as words } from "./words-ja.ts";

/** A version that is being saved, and what came of it. */
export type Saving = {
  readonly note: string;
  readonly say: (note: string) => void;
  /** Somebody else saved one meanwhile: nothing was taken. */
  readonly moved: boolean;
  readonly saving: boolean;
  /** Answers the version that it is now; null where nothing was saved, and it is said why. */
  readonly save: (
    faults: number,
    send: () => Promise<Answer<{ readonly version: number }>>,
  ) => Promise<number | null>;
};

export function useSaving(): Saving {
  const [note, setNote] = useState("");
  const [moved, setMoved] = useState(false);
  const [saving, setSaving] = useState(false);
  return {
    note,
    moved,
    saving,
    say(said) {
      setMoved(false);
      setNote(said);
    },
    async save(faults, send) {
      if (saving) return null;
      if (faults > 0) {
        setNote(words.faulty(faults));
        return null;
      }
      setSaving(true);
      const answer = await send();
      setSaving(false);
      const isMoved = !answer.ok && answer.code === "settings-moved";
      setMoved(isMoved);
      if (answer.ok) setNote(words.saved(answer.value.version));
      else setNote(isMoved ? words.moved : sayFailure(answer.code));
      return answer.ok ? answer.value.version : null;
    },
  };
}
