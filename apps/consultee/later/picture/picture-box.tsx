import type { VNode } from "preact";
import { type Page, phaseOf } from "../../page.ts";
import type { Visit } from "../../visit.ts";
import type { Choice } from "../../wording/choice.ts";
import { lazily } from "../lazily.tsx";
import { receptionIn, takesPictures } from "../reception/known.ts";
import { importPictures } from "./import-pictures.ts";

const Chooser = lazily(importPictures, ({ pictures }) => pictures.Chooser);

/** [PI-1] Beside the box of a talk that has begun with words, where the city takes pictures. */
export function PictureBox({
  page,
  choice,
  act,
  onChange,
}: {
  readonly page: Page;
  readonly choice: Choice;
  readonly act: Visit;
  /** Something was fetched that is to be drawn. */
  readonly onChange: () => void;
}): VNode | null {
  if (page.talk.cursor === 0 || page.paused || phaseOf(page) === "closed") return null;
  receptionIn(choice.wording(), onChange);
  return takesPictures() ? <Chooser act={act} chosen={page.picture} /> : null;
}
