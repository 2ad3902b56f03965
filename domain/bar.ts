/** On which ground something is not shown: 個人情報保護法 78条1項, by its 号. */
export const barGrounds = ["1", "2", "3", "5", "6", "7"] as const;
export type BarGround = (typeof barGrounds)[number];

/** 墨塗り: a part of a text that is not shown. In UTF-16 units; the end does not belong to it. */
export type Bar = { readonly from: number; readonly to: number; readonly ground: BarGround };

/** What a person has decided of one message. */
export type BarredMessage = {
  readonly seq: number;
  readonly bars: readonly Bar[];
  /** The whole message is left out, on this ground. */
  readonly leftOut: BarGround | null;
};

/** A message as it is looked through. */
export type LookedAt = BarredMessage & {
  readonly at: Date;
  readonly by: "consultee" | "counsellor";
  /** Null where it does not open any more. */
  readonly text: string | null;
  /** Somebody has decided on it; otherwise its bars are proposals. */
  readonly isLookedAt: boolean;
};

export const mostBars = 100;

/** As long for a name of two letters as for a whole address: its length says nothing. */
export const barMark = (ground: BarGround): string => `■■■■［${ground}号］`;

/** In order, apart from each other, within the text, and through the middle of no letter. */
export function areBars(bars: readonly Bar[], text: string): boolean {
  let end = 0;
  return bars.every(({ from, to }) => {
    const fits = from >= end && from < to && to <= text.length && !splits(text, from) && !splits(text, to);
    end = to;
    return fits;
  });
}

/** The text as it leaves: nothing that is barred is in it. */
export function barText(text: string, bars: readonly Bar[]): string {
  let at = 0;
  let left = "";
  for (const { from, to, ground } of bars) {
    left += text.slice(at, from) + barMark(ground);
    at = to;
  }
  return left + text.slice(at);
}

function splits(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
