import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isNewer,
  type PageSign,
  type PageState,
  type Presence,
  pageStates,
  presenceOf,
  signMillis,
} from "./presence.ts";

const now = new Date("2026-06-01T09:00:00Z");

function sign(state: PageState, ageMillis: number, page = "a", nth = 1): PageSign {
  return { page, nth, state, at: new Date(now.getTime() - ageMillis) };
}

describe("[S8.7] [PR-1] what the desk says of a consultee's pages", () => {
  const table: readonly (readonly [string, readonly PageSign[], Presence])[] = [
    ["none ever spoke", [], "unknown"],
    ["on the screen", [sign("visible", 0)], "open"],
    ["on the screen, a moment before it is too long ago", [sign("visible", signMillis - 1)], "open"],
    ["on the screen, and then nothing for ten seconds", [sign("visible", signMillis)], "unknown"],
    ["on the screen, a day ago", [sign("visible", 86_400_000)], "unknown"],
    ["on the screen, says a clock that is wrong", [sign("visible", -1)], "unknown"],
    ["behind something", [sign("hidden", 3_000)], "background"],
    ["behind something, and then nothing for ten seconds", [sign("hidden", signMillis)], "unknown"],
    ["closed, or とじる", [sign("left", 0)], "unknown"],
    ["one on the screen, one behind", [sign("hidden", 0, "a"), sign("visible", 9_000, "b")], "open"],
    ["one closed, one on the screen", [sign("left", 0, "a"), sign("visible", 4_000, "b")], "open"],
    ["one closed, one behind", [sign("left", 0, "a"), sign("hidden", 4_000, "b")], "background"],
    ["one silent, one behind", [sign("visible", 11_000, "a"), sign("hidden", 4_000, "b")], "background"],
    ["all silent", [sign("visible", 11_000, "a"), sign("hidden", 12_000, "b")], "unknown"],
    ["all closed", [sign("left", 0, "a"), sign("left", 1_000, "b")], "unknown"],
  ];

  test.each(table)("%s", (_, signs, presence) => {
    expect(presenceOf(signs, now)).toBe(presence);
  });
});

const signs = fc.array(
  fc.record({
    page: fc.constantFrom("a", "b", "c"),
    nth: fc.nat(5),
    state: fc.constantFrom(...pageStates),
    at: fc.integer({ min: -30_000, max: 30_000 }).map((age) => new Date(now.getTime() - age)),
  }),
);

test("[S8.7] [PR-1] it is never open without a page that said so within the last ten seconds", () => {
  fc.assert(
    fc.property(signs, fc.nat(60_000), (said, later) => {
      const then = new Date(now.getTime() + later);
      const recent = said.filter(({ at }) => at <= then && then.getTime() - at.getTime() < signMillis);
      const presence = presenceOf(said, then);
      expect(presence === "open").toBe(recent.some(({ state }) => state === "visible"));
      if (presence === "background") expect(recent.some(({ state }) => state === "hidden")).toBe(true);
      expect(presenceOf(said.toReversed(), then)).toBe(presence);
    }),
  );
});

test("[PR-2] signs of one page give the same whatever the order and however often they come", () => {
  fc.assert(
    fc.property(signs, fc.infiniteStream(fc.nat()), (said, chance) => {
      const each = new Map(said.map((one) => [`${one.page} ${one.nth}`, one]));
      const once = [...each.values()];
      const mixed = once.toSorted(() => (chance.next().value % 2 === 0 ? 1 : -1));
      expect(newest([...mixed, ...once])).toEqual(newest(once));
    }),
  );
});

function newest(said: readonly PageSign[]): object {
  const pages = new Map<string, PageSign>();
  for (const one of said) if (isNewer(pages.get(one.page), one)) pages.set(one.page, one);
  return Object.fromEntries([...pages].sort(([a], [b]) => (a < b ? -1 : 1)));
}
