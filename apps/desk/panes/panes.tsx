import type { VNode } from "preact";
import type { ConsultationId } from "../../../domain/ids.ts";
import type { Desk } from "../desk.ts";
import type { DeskState } from "../state.ts";
import { Strays } from "../talk/strays.tsx";
import { headingOf, Talk } from "../talk/talk.tsx";
import { words } from "../words-ja.ts";
import { focusList } from "./focus.ts";
import { paneWords } from "./words-ja.ts";
import "./panes.css";

type Props = { readonly desk: Desk; readonly state: DeskState; readonly now: Date };

/** One talk, or two or three side by side. */
export function Panes({ desk, state, now }: Props): VNode {
  const there = state.panes.filter((id) => state.list.rows.has(id));
  const choosing = there.length > 0 && state.shown === null;
  const several = there.length + (choosing ? 1 : 0) > 1;
  return (
    <main class="talk" id="talk" tabIndex={-1} aria-label={paneWords.label}>
      <Strays desk={desk} state={state} />
      {there.length === 0 ? (
        <div class="talk-none">
          <h1>{words.talk.none}</h1>
          <p>{words.talk.noneHint}</p>
          <p class="hint">{words.list.keys}</p>
        </div>
      ) : (
        <div class={several ? "panes several" : "panes"}>
          {there.map((id) => (
            <Pane key={id} id={id} several={several} desk={desk} state={state} now={now} />
          ))}
          {choosing && <PlaceBeside back={() => desk.show(there.at(-1) as ConsultationId)} />}
        </div>
      )}
    </main>
  );
}

function Pane({
  id,
  several,
  desk,
  state,
  now,
}: Props & { readonly id: ConsultationId; readonly several: boolean }): VNode | null {
  const row = state.list.rows.get(id);
  if (!row) return null;
  const openBeside = (): void => {
    desk.makePlaceBeside();
    focusList();
  };
  return (
    <section
      class="pane"
      data-pane={id}
      aria-labelledby={headingOf(id)}
      aria-current={several && state.shown === id ? "true" : undefined}
      onFocusIn={() => desk.show(id)}
      onPointerDown={() => desk.show(id)}
    >
      <Talk
        desk={desk}
        state={state}
        row={row}
        now={now}
        openBeside={state.panes.length < state.capacity ? openBeside : null}
      >
        {several && (
          <button
            type="button"
            class="quiet pane-close"
            aria-label={paneWords.close(row.number)}
            title={paneWords.close(row.number)}
            onClick={() => {
              desk.closePane(id);
              focusList();
            }}
          >
            <Cross />
          </button>
        )}
      </Talk>
    </section>
  );
}

/** Empty until one is chosen. */
function PlaceBeside({ back }: { readonly back: () => void }): VNode {
  return (
    <div class="pane pane-place" aria-current="true">
      <p role="status">{paneWords.chooseNext}</p>
      <button type="button" class="quiet" onClick={back}>
        {paneWords.closePlace}
      </button>
    </div>
  );
}

function Cross(): VNode {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      <path d="M6 6l12 12M18 6L6 18" fill="none" stroke="currentColor" stroke-width="2" />
    </svg>
  );
}
