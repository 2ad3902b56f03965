import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { Desk } from "../desk.ts";
import { Later } from "../later/later.tsx";
import { isHeldBy } from "../list/list.ts";
import { useKeyIn } from "../panes/use-key-in.ts";
import { paneWords } from "../panes/words-ja.ts";
import { pauseInTalkWords as pauseWords } from "../pauses/in-talk-words.ts";
import { mayDo } from "../state.ts";
import { SheetOf } from "../urgent/sheet/sheet-of.tsx";
import { sheetWords } from "../urgent/sheet/words-ja.ts";
import { urgentWords } from "../urgent/words-ja.ts";
import { More, type RareAct } from "./more.tsx";
import type { Opened } from "./opened.ts";
import { talkToolWords } from "./talk-tool-words.ts";

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
  if (handsOver)
    acts.push({ name: talkToolWords.handOver, hint: "Alt + H", act: () => setDoing("hand-over") });
  if (tags) acts.push({ name: talkToolWords.tag, act: () => setDoing("tag") });
  if (mayDo(desk.self, "consultation:mark") && row.state !== "closed") {
    const { set, remove, about } = urgentWords.mark;
    acts.push({ name: row.urgent ? remove : set, hint: about, act: () => void mark() });
  }
  if (mayDo(desk.self, "urgent:answer") && !row.deletedAt)
    acts.push({ name: sheetWords.name, act: () => setDoing("sheet") });
  if (mayDo(desk.self, "pause:propose") && !row.deletedAt) {
    const { button, hint } = pauseWords;
    acts.push({ name: button, hint, act: () => setDoing("pause") });
  }
  if (openBeside) acts.push({ name: paneWords.beside, hint: paneWords.besideHint, act: openBeside });
  const done = (): void => setDoing(null);
  return (
    <>
      <More acts={acts} />
      {doing === "sheet" && <SheetOf desk={desk} row={row} onDone={done} />}
      {doing && doing !== "sheet" && (
        <Later onDone={done}>
          {({ HandOverDialog, ProposePauseDialog, TagDialog }) => {
            if (doing === "tag")
              return <TagDialog {...{ desk, row }} draft={opened.asides.tag} onDone={done} />;
            if (doing === "hand-over") return <HandOverDialog {...{ desk, row, opened }} onDone={done} />;
            return (
              <ProposePauseDialog
                {...{ desk, row }}
                onDone={(proposed) => {
                  done();
                  setProposed(proposed);
                }}
              />
            );
          }}
        </Later>
      )}
      <span class="unseen" role="status">
        {hasProposed && pauseWords.done}
      </span>
    </>
  );
}
