import type { VNode } from "preact";
import { useId, useState } from "preact/hooks";
import { sayFailure } from "../../failure-words.ts";
import type { Call } from "../../work.ts";
import type { Holdable } from "./place-dialog.tsx";
import { words } from "./words-ja.ts";

/** By its number, as it is called aloud; what it is, is shown before anything is done. */
export function FindForm({
  call,
  onFound,
}: {
  readonly call: Call;
  readonly onFound: (found: Holdable) => void;
}): VNode {
  const [typed, setTyped] = useState("");
  const [trouble, setTrouble] = useState<string | null>(null);
  const id = useId();

  async function look(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const text = typed
      .normalize("NFKC")
      .replace(/^[\s#]+/, "")
      .trim();
    if (!/^\d{1,9}$/.test(text) || Number(text) < 1) return setTrouble(words.numberWrong);
    const answer = await call("/api/desk/hold/see", { number: Number(text) });
    if (!answer.ok) return setTrouble(sayFailure(answer.code));
    const { found } = answer.value;
    if (found) {
      setTrouble(null);
      setTyped("");
      onFound(found);
    } else setTrouble(words.notFound);
  }

  return (
    <form class="holds-find" onSubmit={(event) => void look(event)}>
      <label class="field">
        <span class="field-label">{words.number}</span>
        <input
          type="text"
          inputMode="numeric"
          maxLength={12}
          value={typed}
          aria-describedby={`${id}-hint`}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <button class="main" type="submit">
        {words.begin}
      </button>
      <p class="hint" id={`${id}-hint`}>
        {words.numberHint}
      </p>
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </form>
  );
}
