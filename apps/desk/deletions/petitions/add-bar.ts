import type { Bar, BarGround } from "../../../../domain/bar.ts";

/** With one more: what it touches becomes part of it. */
export function addBar(bars: readonly Bar[], added: Bar): readonly Bar[] {
  const touched = bars.filter(({ from, to }) => from <= added.to && to >= added.from);
  const one = {
    from: Math.min(added.from, ...touched.map(({ from }) => from)),
    to: Math.max(added.to, ...touched.map(({ to }) => to)),
    ground: added.ground,
  };
  return [...bars.filter((bar) => !touched.includes(bar)), one].sort((a, b) => a.from - b.from);
}

export function changeGround(bars: readonly Bar[], of: Bar, ground: BarGround): readonly Bar[] {
  return bars.map((bar) => (bar === of ? { ...bar, ground } : bar));
}

/** A field counts the end of a line as one letter, however it was sent. */
export function placeIn(text: string, inField: number): number {
  let at = 0;
  for (let counted = 0; counted < inField && at < text.length; counted++)
    at += text.startsWith("\r\n", at) ? 2 : 1;
  return at;
}
