import { expect, test } from "vitest";
import { installationParts } from "../../../../domain/condition.ts";
import { type Box, placeNarrow, placeWide } from "./place-boxes.ts";

const isWithin = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;
const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test.each([
  ["wide", placeWide()],
  ["narrow", placeNarrow()],
])(
  "[AL-6] %s: every part stands once, in its frame, over no other, and nothing out of the drawing",
  (_, placed) => {
    const { width, height, groups, arrows } = placed;
    const all = groups.flatMap(({ boxes }) => boxes);
    expect(all.map(({ part }) => part).sort()).toEqual([...installationParts].sort());
    for (const { frame, boxes } of groups) {
      expect(isWithin(frame, { x: 0, y: 0, width, height })).toBe(true);
      for (const { box } of boxes) expect(isWithin(box, frame)).toBe(true);
    }
    for (const [nth, { box }] of all.entries())
      for (const other of all.slice(nth + 1)) expect(meet(box, other.box)).toBe(false);
    expect(arrows).toHaveLength(groups.length - 1);
  },
);
