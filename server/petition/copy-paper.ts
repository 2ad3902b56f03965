import { type BarGround, barGrounds, barText, type LookedAt } from "../../domain/bar.ts";
import { dated } from "../../domain/dated.ts";
import { barGroundNames } from "../../domain/petition-names.ts";
import type { Paper, PaperBlock } from "../pdf/paper.ts";

type Copy = {
  readonly number: number;
  readonly consultation: number;
  readonly messages: readonly LookedAt[];
};

const words = (text: string, quiet = false): PaperBlock => ({ kind: "words", text, quiet });

/** [PT-4] What the petitioner gets. What is barred does not come into it: neither as letters, nor by its length, nor under a black bar. */
export function copyPaper({ number, consultation, messages }: Copy, madeAt: Date): Paper {
  const used = barGrounds.filter((ground) => messages.some((message) => isOn(message, ground)));
  return {
    title: "保有個人情報の写し",
    lines: [`開示請求 第${number}号`, `相談 #${consultation} のメッセージ ${messages.length}件`],
    foot: `開示請求 第${number}号 写し`,
    madeAt,
    blocks: [
      ...messages.flatMap((message) => [
        words(`${dated(message.at)} ${message.by === "consultee" ? "相談者" : "相談員"}`, true),
        words(said(message)),
      ]),
      { kind: "heading", level: 2, text: "この写しについて" },
      words("写真、自動の返信、職員の記録とメモは含みません。"),
      ...(used.length === 0
        ? []
        : [
            words("■■■■ は、個人情報の保護に関する法律第78条第1項の次の号により開示しない部分です。"),
            words(used.map((ground) => barGroundNames[ground]).join("\n")),
          ]),
    ],
  };
}

function isOn({ bars, leftOut }: LookedAt, wanted: BarGround): boolean {
  return leftOut === wanted || bars.some(({ ground }) => ground === wanted);
}

function said({ text, bars, leftOut }: LookedAt): string {
  if (leftOut) return `（このメッセージは開示しません［${leftOut}号］）`;
  return text === null ? "（表示できません）" : barText(text, bars);
}
