import type { VNode } from "preact";
import { useId, useState } from "preact/hooks";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { longestMessage } from "../../../domain/message.ts";
import { newKey } from "../../shared/uuid.ts";
import type { Desk } from "../desk.ts";
import { Dialog } from "../dialog.tsx";
import { sayFailure } from "../failure-words.ts";
import { takeSummary } from "../list/list.ts";
import { useStore } from "../use-store.ts";
import { type Call, openedIn } from "../work.ts";
import type { Team } from "./loads.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly desk: Desk;
  readonly call: Call;
  readonly row: ConsultationSummary;
  readonly people: Team["people"];
  readonly onDone: () => void;
};

/** [DU-6] Takes a consultation over, or gives it to somebody else, in its holder's place. As of the claim that is on the screen. */
export function MoveDialog({ desk, call, row, people, onDone }: Props): VNode {
  const { id: me } = desk.self;
  const others = people.filter(({ staff }) => staff !== row.counsellor && staff !== me);
  const [to, setTo] = useState<StaffId | "">(row.counsellor === me ? "" : me);
  const note = useStore(desk.store, (state) => openedIn(state, row.id).asides["hand-over"]);
  const [key] = useState(newKey);
  const [claimVersion] = useState(row.claimVersion);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState("");
  const ids = { to: useId(), note: useId() };

  async function move(): Promise<void> {
    const { epoch } = desk.store.get();
    if (busy || !epoch) return;
    if (to === "") return setTrouble(words.chooseFirst);
    setBusy(true);
    const answer = await call("/api/desk/hand-over", {
      ...{ epoch, consultation: row.id, to, claimVersion },
      note: note.trim() === "" ? null : { key, text: note },
    });
    setBusy(false);
    if (!answer.ok) return setTrouble(words.trouble[answer.code] ?? sayFailure(answer.code));
    desk.writeAside(row.id, "hand-over", "");
    desk.store.set((state) => ({ ...state, list: takeSummary(state.list, answer.value) }));
    onDone();
  }

  return (
    <Dialog heading={words.moveHeading(row.number)} onClose={onDone}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void move();
        }}
      >
        <p>{words.moveLead}</p>
        <div class="field">
          <label for={ids.to}>{words.moveTo}</label>
          <select
            id={ids.to}
            value={to}
            onChange={(event) => {
              setTo(event.currentTarget.value as StaffId);
              setTrouble("");
            }}
          >
            {row.counsellor === me ? (
              <option value="">{words.choose}</option>
            ) : (
              <option value={me}>{words.toMe}</option>
            )}
            {others.map(({ staff, displayName, isOnline }) => (
              <option key={staff} value={staff}>
                {isOnline ? displayName : words.away(displayName)}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for={ids.note}>{words.moveNote}</label>
          <textarea
            id={ids.note}
            rows={3}
            maxLength={longestMessage}
            value={note}
            onInput={(event) => desk.writeAside(row.id, "hand-over", event.currentTarget.value)}
          />
        </div>
        <p class="trouble" role="alert">
          {trouble}
        </p>
        <div class="confirm-acts">
          <button type="button" onClick={onDone}>
            {words.back}
          </button>
          <button class="main" type="submit" aria-disabled={busy}>
            {busy ? words.moving : words.move}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
