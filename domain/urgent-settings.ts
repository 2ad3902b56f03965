import { firstDangerWords } from "./danger.ts";
import type { Day } from "./japan-time.ts";

/** Somebody to be called outside of the desk. */
export type Contact = {
  readonly name: string;
  readonly number: string;
  /** Where a call that nobody takes is told of, without content; empty: not by e-mail. */
  readonly email: string;
  /** On which day number and address were last tried. */
  readonly checkedOn: Day;
};

/** 連絡先の木: from the first branch that fits, from top to bottom. */
export type ContactBranch = { readonly when: string; readonly contacts: readonly Contact[] };

/** What can be said to somebody in danger: help for the counsellor's own words, and never sent by itself. */
export type ScriptPart = { readonly title: string; readonly text: string };

/** What the city sets about the urgent path. */
export type UrgentSettings = {
  readonly dangerWords: readonly string[];
  /** After how many seconds a call that nobody has taken goes a step further. */
  readonly escalateSeconds: number;
  readonly contacts: readonly ContactBranch[];
  readonly script: readonly ScriptPart[];
};

export const soonestEscalation = 15;
export const latestEscalation = 600;

/** With what a city begins: what is the same all over Japan. Its own people and their numbers only the city knows. */
export const firstUrgentSettings: UrgentSettings = {
  dangerWords: firstDangerWords,
  escalateSeconds: 60,
  contacts: [
    {
      when: "いま命の危険がある",
      contacts: [
        { name: "警察", number: "110", email: "", checkedOn: "2026-11-22" },
        { name: "消防・救急", number: "119", email: "", checkedOn: "2026-11-22" },
      ],
    },
    {
      when: "きょうのうちに安全を確かめる必要がある（虐待の疑いなど）",
      contacts: [{ name: "児童相談所虐待対応ダイヤル", number: "189", email: "", checkedOn: "2026-11-22" }],
    },
  ],
  script: [
    {
      title: "心配していると伝える",
      text: "話してくれて、ありがとう。ひとりで抱えて、つらかったですね。あなたのことが心配です。",
    },
    {
      title: "いまの安全をたずねる",
      text: "いま、どこにいますか。そばに、だれかいますか。けがをしていませんか。",
    },
    {
      title: "気持ちを聴く",
      text: "死にたいと思うほど、つらいのですね。急がなくていいので、話せることから聞かせてください。",
    },
    {
      title: "ひとりにしない",
      text: "わたしはここにいます。あなたを守るために、助けられる人といっしょに考えさせてください。",
    },
    {
      title: "電話をすすめる",
      text: "もし電話ができそうなら、110か119にかけてください。むずかしければ、ここで話しつづけてだいじょうぶです。",
    },
  ],
};

/** [UC-4] Whom an unanswered call is told to by e-mail, in the order of the tree, each once. */
export function addressesOf({ contacts }: Pick<UrgentSettings, "contacts">): readonly string[] {
  const all = contacts.flatMap((branch) => branch.contacts.map(({ email }) => email.trim()));
  return [...new Set(all.filter(Boolean))];
}
