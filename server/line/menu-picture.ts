import { type Colour, encodePng } from "./png.ts";

/** One of the sizes that LINE takes. */
export const menuSize = { width: 1_200, height: 405 } as const;

const ground: Colour = [238, 243, 252];
const paper: Colour = [255, 255, 255];
const ink: Colour = [0, 49, 148];

/**
 * What stands below the talk: a page with its lines, and an arrow that leads to it. Without a word, so that it says nothing to
 * whoever looks over a shoulder; what it is called stands on LINE's own bar.
 */
export function drawMenuPicture(): Buffer {
  return encodePng(menuSize.width, menuSize.height, (x, y) => {
    const shown = shapes.reduce((below, { far, colour }) => mixed(below, colour, covers(far(x, y))), ground);
    return [Math.round(shown[0]), Math.round(shown[1]), Math.round(shown[2])];
  });
}

type Shape = { readonly far: (x: number, y: number) => number; readonly colour: Colour };

const shapes: readonly Shape[] = [
  { far: box(470, 202, 130, 132, 28), colour: ink },
  { far: box(470, 202, 122, 124, 22), colour: paper },
  ...[130, 178, 226, 274].map((y, at) => ({
    far: box(at === 3 ? 435 : 470, y, at === 3 ? 47 : 82, 8, 8),
    colour: ink,
  })),
  { far: box(745, 202, 85, 13, 13), colour: ink },
  { far: bar(770, 142, 830, 202, 13), colour: ink },
  { far: bar(770, 262, 830, 202, 13), colour: ink },
];

/** How far a point is from a box with round corners: below 0 inside of it. */
function box(cx: number, cy: number, halfWidth: number, halfHeight: number, round: number) {
  return (x: number, y: number): number => {
    const dx = Math.abs(x - cx) - halfWidth + round;
    const dy = Math.abs(y - cy) - halfHeight + round;
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - round;
  };
}

/** The same from a bar with round ends. */
function bar(fromX: number, fromY: number, toX: number, toY: number, half: number) {
  const [wide, high] = [toX - fromX, toY - fromY];
  return (x: number, y: number): number => {
    const along = ((x - fromX) * wide + (y - fromY) * high) / (wide * wide + high * high);
    const at = Math.min(1, Math.max(0, along));
    return Math.hypot(x - fromX - at * wide, y - fromY - at * high) - half;
  };
}

/** Soft edges: a point half outside is half coloured. */
function covers(far: number): number {
  return Math.min(1, Math.max(0, 0.5 - far));
}

function mixed(below: Colour, above: Colour, share: number): Colour {
  const at = (part: 0 | 1 | 2): number => below[part] + (above[part] - below[part]) * share;
  return [at(0), at(1), at(2)];
}
