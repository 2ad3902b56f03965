import type { VNode } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import { dangerCheck } from "../../../domain/danger.ts";
import { clockWords } from "../../shared/wall-clock.ts";
import type { Desk } from "../desk.ts";
import { type DeskState, mayDo } from "../state.ts";
import { openedIn } from "../work.ts";
import { SheetOf } from "./sheet/sheet-of.tsx";
import { sheetWords } from "./sheet/words-ja.ts";
import { urgentWords as words } from "./words-ja.ts";

type Props = { readonly desk: Desk; readonly state: DeskState; readonly row: ConsultationSummary };

/** Shown at once, older ones are read in the talk itself. */
const mostShown = 3;

/** [UC-1] Points at what may mean danger; a person reads it and decides. What was found leaves this page nowhere. */
export function DangerHint({ desk, state, row }: Props): VNode | null {
  const [writing, setWriting] = useState(false);
  const [checkedUpTo, setCheckedUpTo] = useState(0);
  const { guide } = state.urgent;
  const isDanger = useMemo(() => dangerCheck(guide?.dangerWords ?? []), [guide]);
  const { messages } = openedIn(state, row.id).talk;
  const found = useMemo(
    () => messages.filter(({ by, text }) => by === "consultee" && isDanger(text)),
    [messages, isDanger],
  );
  const fresh = found.filter(({ seq }) => seq > checkedUpTo);
  const last = fresh.at(-1);
  if (!last) return null;
  return (
    <section class="danger-hint" aria-label={words.hint.label}>
      <p role="status">{words.hint.text}</p>
      {fresh.slice(-mostShown).map(({ seq, at }) => (
        <button key={seq} type="button" class="quiet" onClick={(event) => lookAt(event.currentTarget, seq)}>
          {words.hint.message(clockWords(new Date(at)))}
        </button>
      ))}
      {mayDo(desk.self, "urgent:answer") && (
        <button type="button" onClick={() => setWriting(true)}>
          {sheetWords.name}
        </button>
      )}
      {writing && <SheetOf desk={desk} row={row} onDone={() => setWriting(false)} />}
      <button type="button" onClick={() => setCheckedUpTo(last.seq)}>
        {words.hint.dismiss}
      </button>
    </section>
  );
}

/** Within its own talk: two may stand side by side. */
function lookAt(button: HTMLElement, seq: number): void {
  const talk = button.closest("[data-pane]") ?? document;
  talk.querySelector(`[data-seq="${seq}"]`)?.scrollIntoView({ block: "center" });
}
