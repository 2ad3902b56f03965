import type { InstallationPart } from "../../../../domain/condition.ts";

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
type GroupName = "outside" | "service" | "data" | "copies";
type Group = {
  readonly name: GroupName;
  readonly frame: Box;
  readonly boxes: readonly { readonly part: InstallationPart; readonly box: Box }[];
};
export type Placed = {
  readonly width: number;
  readonly height: number;
  readonly groups: readonly Group[];
  /** From one group to the next, each ending in a point. */
  readonly arrows: readonly {
    readonly from: readonly [number, number];
    readonly to: readonly [number, number];
  }[];
};

/** From the people outside to the copies: what stands behind relies on what stands before it. */
const groups: readonly (readonly [GroupName, readonly InstallationPart[]])[] = [
  ["outside", ["lookout", "certificate"]],
  ["service", ["process", "jobs", "mail"]],
  ["data", ["database", "disk", "clock"]],
  ["copies", ["standby", "backup"]],
];

const [boxHeight, between, padding, heading] = [76, 8, 10, 32];

/** Beside each other, the parts of a group below each other. */
export function placeWide(): Placed {
  const [frameWidth, gap] = [220, 28];
  const most = Math.max(...groups.map(([, parts]) => parts.length));
  const height = frameHeight(most);
  return {
    ...{ width: groups.length * (frameWidth + gap) - gap, height },
    groups: groups.map(([name, parts], nth) => {
      const frame = { x: nth * (frameWidth + gap), y: 0, width: frameWidth, height };
      return { name, frame, boxes: boxesIn(frame, parts, 1) };
    }),
    arrows: groups.slice(1).map((_, nth) => {
      const x = nth * (frameWidth + gap) + frameWidth;
      return { from: [x, height / 2], to: [x + gap, height / 2] } as const;
    }),
  };
}

/** Below each other, the parts of a group in two columns: for narrow windows. */
export function placeNarrow(): Placed {
  const [width, gap] = [344, 24];
  let y = 0;
  const placed = groups.map(([name, parts]): Group => {
    const frame = { x: 0, y, width, height: frameHeight(Math.ceil(parts.length / 2)) };
    y += frame.height + gap;
    return { name, frame, boxes: boxesIn(frame, parts, 2) };
  });
  return {
    ...{ width, height: y - gap, groups: placed },
    arrows: placed.slice(1).map(({ frame }) => {
      return { from: [width / 2, frame.y - gap], to: [width / 2, frame.y] } as const;
    }),
  };
}

function frameHeight(rows: number): number {
  return heading + rows * (boxHeight + between) - between + padding;
}

/** The last one alone in its row has all of it. */
function boxesIn(frame: Box, parts: readonly InstallationPart[], columns: number): Group["boxes"] {
  const whole = frame.width - 2 * padding;
  const one = (whole - (columns - 1) * between) / columns;
  return parts.map((part, nth) => {
    const column = nth % columns;
    const isAlone = column === 0 && nth === parts.length - 1;
    const box = {
      x: frame.x + padding + column * (one + between),
      y: frame.y + heading + Math.floor(nth / columns) * (boxHeight + between),
      ...{ width: isAlone ? whole : one, height: boxHeight },
    };
    return { part, box };
  });
}
