import { expect, test } from "vitest";
import type { Sink } from "../consultation/hub.ts";
import { openDurabilityBoard } from "./board.ts";

const whole = { standbys: 1, expected: 1, waitingMillis: 0 };
const degraded = { ...whole, standbys: 0 };

function desk(): Sink & { readonly told: string[] } {
  const told: string[] = [];
  return { told, send: (frame: string) => void told.push(JSON.parse(frame).state) } as never;
}

test("[HA-3] a desk is told of what it does not know, then of every change, and of nothing else", () => {
  const board = openDurabilityBoard();
  const [early, knowing] = [desk(), desk()];
  const leave = board.join(early, null);
  expect(board.looked(whole)).toBeNull();
  expect(board.looked(degraded)).toBe("degraded");
  expect(board.looked(degraded)).toBeNull();
  board.join(knowing, "degraded");
  const late = desk();
  board.join(late, null);
  expect([early.told, knowing.told, late.told]).toEqual([["degraded"], [], ["degraded"]]);
  expect(board.looked({ ...degraded, waitingMillis: 6_000 })).toBe("held");
  leave();
  expect(board.looked(whole)).toBe("whole");
  expect([early.told, knowing.told]).toEqual([
    ["degraded", "held"],
    ["held", "whole"],
  ]);
  // Gone while it was bad, back when all is well.
  const back = desk();
  board.join(back, "held");
  expect(back.told).toEqual(["whole"]);
});
