import { expect, test } from "vitest";
import type { ConsultationId } from "../../../domain/ids.ts";
import { asLast, withoutIdle } from "./let-go.ts";
import { justOpened, type Opened } from "./opened.ts";

const read = { ...justOpened, talk: { ...justOpened.talk, cursor: 3 }, draft: "かきかけ" };
const id = (nth: number) => `c${nth}` as ConsultationId;
const many = new Map(Array.from({ length: 14 }, (_, nth) => [id(nth), read] as const));
const heldIn = (opened: ReadonlyMap<ConsultationId, Opened>) =>
  [...opened].filter(([, { talk }]) => talk.cursor > 0).map(([one]) => one);

test("talks that are not followed any more leave the page but for the last ten; what is followed or written stays", () => {
  const left = withoutIdle(many, new Set([id(0), id(5)]));
  expect(heldIn(left)).toEqual([0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map(id));
  expect(left.get(id(1))).toEqual({ ...justOpened, draft: "かきかけ" });
  expect(withoutIdle(left, new Set([id(0), id(5)]))).toBe(left);
});

test("what was on the screen last goes last", () => {
  expect(heldIn(withoutIdle(asLast(many, id(0)), new Set()))).toEqual(
    [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 0].map(id).slice(1),
  );
  expect(asLast(many, "nobody" as ConsultationId)).toBe(many);
});
