import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { Desk } from "../desk.ts";
import { mayDo } from "../state.ts";
import { urgentWords as words } from "./words-ja.ts";

type Props = { readonly desk: Desk; readonly row: ConsultationSummary };

/** In the head of a talk: 急ぎ, which puts it first among those that wait, and the urgent call. */
export function UrgentTalkActs({ desk, row }: Props): VNode {
  const [marking, setMarking] = useState(false);

  async function mark(): Promise<void> {
    if (marking) return;
    setMarking(true);
    await desk.urgent.mark(row.id, !row.urgent);
    setMarking(false);
  }

  return (
    <>
      {mayDo(desk.self, "consultation:mark") && row.state !== "closed" && (
        <button
          type="button"
          class="quiet"
          aria-disabled={marking}
          title={words.mark.about}
          onClick={() => void mark()}
        >
          {row.urgent ? words.mark.remove : words.mark.set}
        </button>
      )}
      {mayDo(desk.self, "urgent:call") && (
        <button
          type="button"
          class="talk-urgent"
          title={words.buttonKey}
          aria-keyshortcuts="F9"
          onClick={() => desk.urgent.ask(row.id)}
        >
          {words.button}
        </button>
      )}
    </>
  );
}
