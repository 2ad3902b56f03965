import type { VNode } from "preact";
import { type Page, phaseOf } from "../../page.ts";
import type { Visit } from "../../visit.ts";
import { lazily } from "../lazily.tsx";

const FaceCard = lazily(
  () => import("./face-card.tsx"),
  (its) => its.FaceCard,
);

/** [CN-14] Before the counsellor's first answer, and after the end: in between nobody is asked. */
export function Faces({ page, act }: { readonly page: Page; readonly act: Visit }): VNode | null {
  const { talk, consultation } = page;
  if (!consultation || talk.cursor === 0 || talk.deletedAt) return null;
  const isOver = phaseOf(page) === "closed";
  if (!isOver && talk.messages.some(({ by }) => by === "counsellor")) return null;
  const moment = isOver ? "after" : "before";
  const key = `${consultation}-${moment}`;
  return <FaceCard key={key} moment={moment} shown={talk.faces[moment]?.face ?? null} act={act} />;
}
