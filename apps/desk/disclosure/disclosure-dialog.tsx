import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import { besideWords } from "../beside/words-ja.ts";
import type { Desk } from "../desk.ts";
import { Dialog } from "../dialog.tsx";
import { nameOf } from "../list/row.ts";
import { type DeskState, mayDo } from "../state.ts";
import { When } from "../when.tsx";
import { openedIn } from "../work.ts";
import type { List } from "./acts.ts";
import { DiscloseForm } from "./disclose-form.tsx";
import { draftOfSaid, readSaid } from "./draft.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly row: ConsultationSummary;
  readonly onDone: () => void;
};

/** 伝達: what was passed on, and for whoever may the way to do so. */
export function DisclosureDialog({ desk, state, row, onDone }: Props): VNode {
  const [list, setList] = useState<List | "loading" | "failed">("loading");
  const [note, setNote] = useState("");
  const { talk, asides } = openedIn(state, row.id);
  const mayDisclose =
    mayDo(desk.self, "consultation:disclose") &&
    (row.counsellor === desk.self.id || desk.self.roles.includes("supervisor"));

  async function load(): Promise<void> {
    setList((await desk.disclosure.list(row.id)) ?? "failed");
  }
  useEffect(() => void load(), []);

  return (
    <Dialog heading={words.heading(row.number)} onClose={onDone}>
      <div class="disclosure">
        {list === "loading" && <p role="status">{words.loading}</p>}
        {list === "failed" && (
          <div class="trouble" role="alert">
            <p>{words.failed}</p>
            <button type="button" onClick={() => void load()}>
              {words.again}
            </button>
          </div>
        )}
        {Array.isArray(list) && list.length === 0 && <p>{words.none}</p>}
        {Array.isArray(list) &&
          list.map(({ at, staff, to, ground, said }) => (
            <article key={at} class="disclosure-one">
              <h3>
                {said ? words.told(besideWords.to[to], said.whom) : words.toldPlain(besideWords.to[to])}
              </h3>
              <p class="hint">
                <When at={at} />・{words.by(besideWords.ground[ground], nameOf(staff, state.names))}
              </p>
              {said ? <p class="beside-text">{said.summary}</p> : <p class="trouble">{words.unreadable}</p>}
              {said?.reason && <p class="beside-text">{words.why(said.reason)}</p>}
            </article>
          ))}
        {mayDisclose && (
          <DiscloseForm
            acts={desk.disclosure}
            row={row}
            consents={talk.consents}
            said={readSaid(asides.disclosure)}
            setSaid={(said) => desk.writeAside(row.id, "disclosure", draftOfSaid(said))}
            onSaved={async () => {
              setNote(words.saved);
              await load();
            }}
          />
        )}
        <p role="status">{note}</p>
        <div class="confirm-acts">
          <button type="button" onClick={onDone}>
            {words.close}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
