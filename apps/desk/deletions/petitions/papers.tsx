import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { SeenPetition } from "../../../../contract/petition.ts";
import { savePdf } from "../../operation/save-pdf.ts";
import type { Call } from "../../work.ts";
import { sayPetitionFailure, words } from "./words-ja.ts";

type Props = {
  readonly petition: SeenPetition;
  readonly call: Call;
  readonly onDone: (said: string) => void;
};

/** What goes out once it is decided: the notice, the copy, or the correction's note. */
export function Papers({ petition, call, onDone }: Props): VNode {
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { id, number, state, steps } = petition;
  const decision = steps.find(({ kind }) => kind === "decide")?.facts.decision;
  const hasCopy = state === "decided" && (decision === "whole" || decision === "part");
  const corrects =
    state === "decided" && decision === "corrected" && !steps.some(({ kind }) => kind === "attach");

  async function print(what: "copy" | "notice"): Promise<void> {
    setBusy(true);
    const answer = await call("/api/desk/petition/print", { petition: id, what });
    setBusy(false);
    if (!answer.ok) return setTrouble(sayPetitionFailure(answer.code));
    savePdf(answer.value.pdf, words.print.fileName(number, words.print.names[what]));
    if (what === "copy") onDone(words.print.saved);
  }

  async function attach(): Promise<void> {
    setBusy(true);
    const answer = await call("/api/desk/petition/attach", { petition: id });
    setBusy(false);
    if (answer.ok) onDone(words.attach.done);
    else setTrouble(sayPetitionFailure(answer.code));
  }

  return (
    <>
      {(["notice", ...(hasCopy ? (["copy"] as const) : [])] as const).map((what) => (
        <button key={what} type="button" disabled={busy} onClick={() => void print(what)}>
          {words.print[what]}
        </button>
      ))}
      {corrects && (
        <button type="button" disabled={busy} onClick={() => void attach()}>
          {words.attach.act}
        </button>
      )}
      <span class="trouble" role="alert">
        {trouble}
      </span>
    </>
  );
}
