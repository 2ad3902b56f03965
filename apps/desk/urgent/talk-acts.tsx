import type { VNode } from "preact";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { Desk } from "../desk.ts";
import { mayDo } from "../state.ts";
import { urgentWords as words } from "./words-ja.ts";

type Props = { readonly desk: Desk; readonly row: ConsultationSummary };

/** In the head of a talk: the urgent call. */
export function UrgentTalkActs({ desk, row }: Props): VNode | null {
  if (!mayDo(desk.self, "urgent:call")) return null;
  return (
    <button
      type="button"
      class="talk-urgent"
      title={words.buttonKey}
      aria-keyshortcuts="F9"
      onClick={() => desk.urgent.ask(row.id)}
    >
      {words.button}
    </button>
  );
}
