import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Dialog } from "../dialog.tsx";
import { fetchParts, type Parts, partsHere } from "./fetch-parts.ts";

const said = {
  heading: "この部分を読み込めませんでした",
  kept: "書きかけのものは残っています。つながってから、もう一度お試しください。",
  back: "戻る",
  again: "もう一度読み込む",
} as const;

type Props = {
  /** Draws the part that is wanted. */
  readonly children: (parts: Parts) => VNode | null;
  /** Of a dialog, which somebody waits for: where it cannot be fetched they are told, and can go back or try again. */
  readonly onDone?: () => void;
};

/** A part that is fetched after the desk was drawn: there at once from then on, and nothing in its place before. */
export function Later({ children, onDone }: Props): VNode | null {
  const [parts, setParts] = useState(partsHere);
  const [failed, setFailed] = useState(false);

  function look(): void {
    fetchParts().then(setParts, () => setFailed(true));
  }
  useEffect(() => {
    if (!parts) look();
  }, []);

  if (parts) return children(parts);
  if (!failed || !onDone) return null;
  return (
    <Dialog heading={said.heading} onClose={onDone}>
      <p role="alert">{said.kept}</p>
      <div class="confirm-acts">
        <button type="button" onClick={onDone}>
          {said.back}
        </button>
        <button class="main" type="button" onClick={look}>
          {said.again}
        </button>
      </div>
    </Dialog>
  );
}
