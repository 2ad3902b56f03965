import type { VNode } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { longestMessage } from "../../../domain/message.ts";
import type { Desk } from "../desk.ts";
import { Dialog } from "../dialog.tsx";
import { isPressed } from "../keys/table.ts";
import { words as deskWords } from "../words-ja.ts";
import type { Receiver } from "./hand-over.ts";
import { handOverWords as words } from "./hand-over-words.ts";
import { isSending, type Opened } from "./opened.ts";

type Props = {
  readonly desk: Desk;
  readonly row: ConsultationSummary;
  readonly opened: Opened;
  readonly onDone: () => void;
};

const toNobody = "nobody";
const lookEveryMillis = 5_000;

/** 引継ぎ: to whom, and what they have to know. Nothing is chosen beforehand. */
export function HandOverDialog({ desk, row, opened, onDone }: Props): VNode {
  const [receivers, setReceivers] = useState<readonly Receiver[] | null | undefined>(undefined);
  const [to, setTo] = useState("");
  const [trouble, setTrouble] = useState("");
  const [busy, setBusy] = useState(false);
  const ids = { to: useId(), note: useId(), hint: useId() };
  const sending = isSending(opened);
  const note = opened.asides["hand-over"];
  useEffect(() => {
    const look = (): void =>
      void desk.listReceivers().then((found) => setReceivers((before) => found ?? before ?? null));
    look();
    // Colleagues come and go while the note is written.
    const again = setInterval(look, lookEveryMillis);
    return () => clearInterval(again);
  }, []);

  async function handOver(): Promise<void> {
    if (busy || sending) return;
    if (to === "") return setTrouble(words.chooseFirst);
    setBusy(true);
    const failure = await desk.handOver(row.id, to === toNobody ? null : (to as StaffId));
    setBusy(false);
    if (failure === null) return onDone();
    setTrouble(failure === "alreadyClaimed" ? "" : deskWords.talk.trouble[failure]);
  }

  return (
    <Dialog heading={words.heading(row.number)} onClose={onDone}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void handOver();
        }}
      >
        <p>{words.lead}</p>
        <div class="field">
          <label for={ids.to}>{words.to}</label>
          <select
            id={ids.to}
            value={to}
            onChange={(event) => {
              setTrouble("");
              setTo(event.currentTarget.value);
            }}
          >
            <option value="">{receivers === undefined ? words.looking : words.choose}</option>
            {receivers?.map(({ id, displayName, isOn }) => (
              <option key={id} value={id}>
                {isOn ? words.on(displayName) : words.off(displayName)}
              </option>
            ))}
            <option value={toNobody}>{words.toNobody}</option>
          </select>
          {receivers === null && <p class="hint">{words.notListed}</p>}
        </div>
        <div class="field">
          <label for={ids.note}>{words.note}</label>
          <textarea
            id={ids.note}
            rows={5}
            maxLength={longestMessage}
            value={note}
            aria-describedby={ids.hint}
            onInput={(event) => desk.writeAside(row.id, "hand-over", event.currentTarget.value)}
            onKeyDown={(event) => {
              if (!isPressed(event, "send")) return;
              event.preventDefault();
              void handOver();
            }}
          />
          <p class="hint" id={ids.hint}>
            {words.noteHint}
          </p>
        </div>
        {opened.draft.trim() !== "" && <p class="confirm-warning">{words.draft}</p>}
        <p class="trouble" role="alert">
          {sending ? words.pending : trouble}
        </p>
        <div class="confirm-acts">
          <button type="button" onClick={onDone}>
            {words.cancel}
          </button>
          <button class="main" type="submit" aria-disabled={busy || sending}>
            {busy ? words.busy : words.confirm}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
