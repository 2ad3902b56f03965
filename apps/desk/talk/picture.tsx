import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ConsultationId } from "../../../domain/ids.ts";
import { fitted, type PictureSize } from "../../../domain/picture.ts";
import type { Desk } from "../desk.ts";
import "./picture.css";
import { pictureWords as words } from "./picture-words-ja.ts";
import { seePicture } from "./see-picture.ts";

type Props = {
  readonly desk: Pick<Desk, "store">;
  readonly id: ConsultationId;
  readonly seq: number;
  readonly size: PictureSize;
};

/** In CSS pixels: a page of a notebook can be read. */
const shownSide = 640;

/** [PI-5] Covered until one asks for it: some pictures hurt who looks at them. Escape covers it again. */
export function Picture({ desk, id, seq, size }: Props): VNode {
  const [shown, setShown] = useState<string | null>(null);
  const [said, setSaid] = useState<"show" | "bringing" | "failed">("show");
  const control = useRef<HTMLButtonElement>(null);
  const wasShown = useRef(shown);

  async function show(): Promise<void> {
    if (said === "bringing") return;
    setSaid("bringing");
    const picture = await seePicture(desk, id, seq);
    setShown(picture);
    setSaid(picture ? "show" : "failed");
  }

  // What had the focus is gone with the cover, or with the picture.
  useLayoutEffect(() => {
    if (wasShown.current === shown) return;
    wasShown.current = shown;
    if (document.activeElement === document.body) control.current?.focus({ preventScroll: true });
    control.current?.parentElement?.scrollIntoView({ block: "nearest" });
  }, [shown]);

  useEffect(() => {
    if (!shown) return;
    const cover = ({ key, isComposing }: KeyboardEvent): void => {
      // A dialog's Escape is the dialog's, and that of an input method its own.
      if (key === "Escape" && !isComposing && !document.querySelector("dialog[open]")) setShown(null);
    };
    document.addEventListener("keydown", cover);
    return () => document.removeEventListener("keydown", cover);
  }, [shown]);

  if (shown)
    return (
      <span class="picture">
        <button key="hide" class="quiet" type="button" ref={control} onClick={() => setShown(null)}>
          {words.hide}
        </button>
        <img src={shown} {...fitted(size, shownSide)} alt={words.alt} />
      </span>
    );
  return (
    <span class="picture">
      <button key="show" class="picture-cover" type="button" ref={control} onClick={() => void show()}>
        <strong>{words.came}</strong>
        <span role="status">{words[said]}</span>
      </button>
    </span>
  );
}
