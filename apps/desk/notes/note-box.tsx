import type { VNode } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ConsultationId } from "../../../domain/ids.ts";
import { longestMessage } from "../../../domain/message.ts";
import type { Desk } from "../desk.ts";
import { isPressed } from "../keys/table.ts";
import type { Opened } from "../talk/opened.ts";
import { noteWords } from "./words-ja.ts";
import "./notes.css";

type Props = { readonly desk: Desk; readonly id: ConsultationId; readonly opened: Opened };

/** Where notes are written: tinted like them, and apart from the reply. */
export function NoteBox({ desk, id, opened }: Props): VNode {
  const name = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [kind, setKind] = useState<"note" | "side">("note");
  const text = opened.asides.note;
  useLayoutEffect(() => box.current?.focus(), []);

  function write(): void {
    void desk.writeNote(id, kind);
    box.current?.focus();
  }

  return (
    <form
      class="note-box"
      onSubmit={(event) => {
        event.preventDefault();
        write();
      }}
    >
      <div class="note-head">
        <label for={name}>{noteWords.label}</label>
        <p class="hint">{noteWords.hidden}</p>
      </div>
      <textarea
        id={name}
        ref={box}
        rows={2}
        maxLength={longestMessage}
        value={text}
        onInput={(event) => desk.writeAside(id, "note", event.currentTarget.value)}
        onKeyDown={(event) => {
          if (!isPressed(event, "send")) return;
          event.preventDefault();
          write();
        }}
      />
      <div class="note-acts">
        {(["note", "side"] as const).map((one) => (
          <label key={one}>
            <input type="radio" name={`${name}-kind`} checked={kind === one} onChange={() => setKind(one)} />
            {noteWords.kind[one]}
          </label>
        ))}
        <p class="trouble" role="alert">
          {opened.noteTrouble && noteWords.failed}
        </p>
        <button type="submit" aria-disabled={text.trim() === ""}>
          {noteWords.write}
        </button>
      </div>
    </form>
  );
}
