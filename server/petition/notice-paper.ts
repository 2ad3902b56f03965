import { type BarGround, barGrounds } from "../../domain/bar.ts";
import { sayDay } from "../../domain/figure-names.ts";
import { decisionOf, type ListedPetition, type PetitionDecision } from "../../domain/petition.ts";
import { barGroundNames, decisionNames, petitionKindNames } from "../../domain/petition-names.ts";
import type { Paper, PaperBlock } from "../pdf/paper.ts";

const unreadable = "（表示できません）";
const titles: Readonly<Record<PetitionDecision, string>> = {
  whole: "保有個人情報開示決定通知書",
  part: "保有個人情報一部開示決定通知書",
  none: "保有個人情報不開示決定通知書",
  unsaid: "保有個人情報不開示決定通知書",
  absent: "保有個人情報不開示決定通知書",
  corrected: "保有個人情報訂正決定通知書",
  "not-corrected": "保有個人情報不訂正決定通知書",
  stopped: "保有個人情報利用停止決定通知書",
  "not-stopped": "保有個人情報利用不停止決定通知書",
};

/** 審査請求: 行政不服審査法 18条; 取消しの訴え: 行政事件訴訟法 14条. */
const remedy = [
  "この決定に不服があるときは、この決定があったことを知った日の翌日から起算して3か月以内に、審査請求をすることができます。",
  "この決定の取消しの訴えは、この決定があったことを知った日から6か月以内に、提起することができます。",
].join("\n");

/** [PT-5] The notice in writing (82条, 93条, 101条): what was decided, why, and what can be done against it. */
export function noticePaper(
  petition: ListedPetition,
  grounds: readonly BarGround[],
  madeAt: Date,
): Paper | null {
  const decision = decisionOf(petition);
  if (!decision) return null;
  const { number, kind, receivedOn, who, steps } = petition;
  const reasons = steps.findLast((step) => step.kind === "propose")?.words ?? unreadable;
  const heading = (text: string): PaperBlock => ({ kind: "heading", level: 2, text });
  const words = (text: string): PaperBlock => ({ kind: "words", text });
  const used = barGrounds.filter((ground) => grounds.includes(ground));
  return {
    title: titles[decision],
    lines: [`第${number}号`],
    foot: `${titles[decision]} 第${number}号`,
    madeAt,
    blocks: [
      words(`${who ?? unreadable} 様`),
      words(
        `${sayDay(receivedOn)}に受け付けた${petitionKindNames[kind]}について、次のとおり決定しましたので通知します。`,
      ),
      ...[heading("決定"), words(decisionNames[decision])],
      ...[heading("理由"), words(reasons)],
      ...(decision === "part" && used.length > 0
        ? [
            heading("開示しない部分の根拠"),
            words(
              ["個人情報の保護に関する法律第78条第1項", ...used.map((one) => barGroundNames[one])].join("\n"),
            ),
          ]
        : []),
      ...[heading("不服の申立て"), words(remedy)],
    ],
  };
}
