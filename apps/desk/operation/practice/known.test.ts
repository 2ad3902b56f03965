import { beforeEach, expect, test } from "vitest";
import type { ListedPractice } from "../../../../contract/practice.ts";
import { forgetKnown, haveSeenEnd, known, tellKnown } from "./known.ts";

const at = "2026-11-24T07:00:00.000Z";
const one = (id: string, ended: ListedPractice["ended"]): ListedPractice => ({
  ...{ id, exercise: "silence", consultation: id as never, begunAt: at, ended },
});
const [over, stopped] = [
  { at, outcome: "over" },
  { at, outcome: "stopped" },
] as const;

beforeEach(forgetKnown);

test("[PX-5] an end that was seen from elsewhere is told until somebody looks back on it", () => {
  tellKnown([one("a", null)]);
  expect(known.get()).toEqual({ underWay: "silence", justOver: null });
  tellKnown([one("a", over)]);
  tellKnown([one("a", over)]);
  expect(known.get()).toEqual({ underWay: null, justOver: "silence" });
  haveSeenEnd();
  tellKnown([one("a", over)]);
  expect(known.get()).toEqual({ underWay: null, justOver: null });
});

test("[PX-5] of whoever was signed in before nothing is left", () => {
  tellKnown([one("a", null)]);
  forgetKnown();
  tellKnown([one("b", over)]);
  expect(known.get()).toEqual({ underWay: null, justOver: null });
});

test("[PX-5] what ended before one came, and what one stopped, is no news; the next one takes the place of the last", () => {
  tellKnown([one("a", over)]);
  expect(known.get().justOver).toBeNull();
  tellKnown([one("b", null), one("a", over)]);
  tellKnown([one("b", stopped), one("a", over)]);
  expect(known.get().justOver).toBeNull();
  tellKnown([one("c", null)]);
  tellKnown([one("c", over)]);
  tellKnown([one("d", null), one("c", over)]);
  expect(known.get()).toEqual({ underWay: "silence", justOver: null });
});
