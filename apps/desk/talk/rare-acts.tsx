import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { Desk } from "../desk.ts";
import { isHeldBy } from "../list/list.ts";
import { useKeyIn } from "../panes/use-key-in.ts";
import { paneWords } from "../panes/words-ja.ts";
import { ProposePauseDialog } from "../pauses/propose-act.tsx";
import { words as pauseWords } from "../pauses/words-ja.ts";
import { mayDo } from "../state.ts";
import { SheetOf } from "../urgent/sheet/sheet-of.tsx";
import { sheetWords } from "../urgent/sheet/words-ja.ts";
import { urgentWords } from "../urgent/words-ja.ts";
import { HandOverDialog } from "./hand-over-dialog.tsx";
import { handOverWords } from "./hand-over-words.ts";
import { More, type RareAct } from "./more.tsx";
import type { Opened } from "./opened.ts";
import { TagDialog, tagWords } from "./tag-dialog.tsx";

type Props = {
  readonly desk: Desk;
  readonly row: ConsultationSummary;
  readonly opened: Opened;
  /** Null where the window has no room for another talk. */
  readonly openBeside: (() => void) | null;
};

/** In the head of a talk: what this person may do there, and does rarely. */
export function RareActs({ desk, row, opened, openBeside }: Props): VNode {
  const [doing, setDoing] = useState<"tag" | "hand-over" | "sheet" | "pause" | null>(null);
  const [hasProposed, setProposed] = useState(false);
  const [marking, setMarking] = useState(false);
  const holds = isHeldBy(row, desk.self.id);
  const handsOver = holds && mayDo(desk.self, "consultation:hand-over");
  const tags = row.counsellor === desk.self.id && mayDo(desk.self, "consultation:tag") && !row.deletedAt;
  useKeyIn(row.id, "hand-over", () => handsOver && setDoing("hand-over"));

  async function mark(): Promise<void> {
    if (marking) return;
    setMarking(true);
    await desk.urgent.mark(row.id, !row.urgent);
    setMarking(false);
  }

  const acts: RareAct[] = [];
  if (handsOver) acts.push({ name: handOverWords.act, hint: "Alt + H", act: () => setDoing("hand-over") });
  if (tags) acts.push({ name: tagWords.open, act: () => setDoing("tag") });
  if (mayDo(desk.self, "consultation:mark") && row.state !== "closed") {
    const { set, remove, about } = urgentWords.mark;
    acts.push({ name: row.urgent ? remove : set, hint: about, act: () => void mark() });
  }
  if (mayDo(desk.self, "urgent:answer") && !row.deletedAt)
    acts.push({ name: sheetWords.name, act: () => setDoing("sheet") });
  if (mayDo(desk.self, "pause:propose") && !row.deletedAt) {
    const { button, hint } = pauseWords.propose;
    acts.push({ name: button, hint, act: () => setDoing("pause") });
  }
  if (openBeside) acts.push({ name: paneWords.beside, hint: paneWords.besideHint, act: openBeside });
  const done = (): void => setDoing(null);
  return (
    <>
      <More acts={acts} />
      {doing === "tag" && <TagDialog desk={desk} row={row} draft={opened.asides.tag} onDone={done} />}
      {doing === "hand-over" && <HandOverDialog desk={desk} row={row} opened={opened} onDone={done} />}
      {doing === "sheet" && <SheetOf desk={desk} row={row} onDone={done} />}
      {doing === "pause" && (
        <ProposePauseDialog
          {...{ desk, row }}
          onDone={(proposed) => {
            done();
            setProposed(proposed);
          }}
        />
      )}
      <span class="unseen" role="status">
        {hasProposed && pauseWords.propose.done}
      </span>
    </>
  );
}
