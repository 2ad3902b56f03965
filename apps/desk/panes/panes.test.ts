import { afterEach, describe, expect, test, vi } from "vitest";
import type { ConsultationId, StaffId } from "../../../domain/ids.ts";
import {
  nextStop,
  noPanes,
  type Panes,
  withBeside,
  withCapacity,
  withoutPane,
  withPlaceBeside,
  withShown,
} from "./panes.ts";
import { tabMemory } from "./remember.ts";

const [a, b, c, d] = ["a", "b", "c", "d"] as readonly string[] as [
  ConsultationId,
  ConsultationId,
  ConsultationId,
  ConsultationId,
];
const of = (capacity: number, shown: ConsultationId | null, ...panes: ConsultationId[]): Panes => ({
  panes,
  shown,
  capacity,
});

describe("talks side by side", () => {
  test("one chosen takes the place of the one that is worked in, or is worked in where it stands", () => {
    expect(withShown(of(3, null), a)).toEqual(of(3, a, a));
    expect(withShown(of(3, b, a, b), c)).toEqual(of(3, c, a, c));
    expect(withShown(of(3, b, a, b), a)).toEqual(of(3, a, a, b));
  });

  test("beside: to the right of it, and in place of its neighbour where no room is left", () => {
    expect(withBeside(of(3, a, a, b), c)).toEqual(of(3, c, a, c, b));
    expect(withBeside(of(3, b, a, b, c), d)).toEqual(of(3, d, a, b, d));
    expect(withBeside(of(3, c, a, b, c), d)).toEqual(of(3, d, d, b, c));
    expect(withBeside(of(2, b, a, b), c)).toEqual(of(2, c, c, b));
    expect(withBeside(of(3, a, a, b), b)).toEqual(of(3, b, a, b));
    expect(withBeside(of(1, a, a), b)).toEqual(of(1, b, b));
  });

  test("a place beside stays empty until one is chosen, and is not made where there is no room", () => {
    const empty = withPlaceBeside(of(2, a, a));
    expect(empty).toEqual(of(2, null, a));
    expect(withShown(empty, b)).toEqual(of(2, b, a, b));
    expect(withBeside(empty, b)).toEqual(of(2, b, a, b));
    expect(withPlaceBeside(of(2, a, a, b))).toEqual(of(2, a, a, b));
    expect(withPlaceBeside(noPanes)).toBe(noPanes);
  });

  test("where one is closed its neighbour is worked in", () => {
    expect(withoutPane(of(3, b, a, b, c), b)).toEqual(of(3, c, a, c));
    expect(withoutPane(of(3, c, a, b, c), c)).toEqual(of(3, b, a, b));
    expect(withoutPane(of(3, a, a, b), b)).toEqual(of(3, a, a));
    expect(withoutPane(of(3, a, a), a)).toEqual(of(3, null));
  });

  test("in a smaller window those that are not worked in go, from the right", () => {
    expect(withCapacity(of(3, c, a, b, c), 2)).toEqual(of(2, c, a, c));
    expect(withCapacity(of(3, a, a, b, c), 1)).toEqual(of(1, a, a));
    expect(withCapacity(of(3, null, a, b), 2)).toEqual(of(2, b, a, b));
    expect(withCapacity(of(2, null, a), 3)).toEqual(of(3, null, a));
    expect(withCapacity(of(1, null), 3)).toEqual(of(3, null));
  });

  test("a key walks through the list and all of them, round and round, both ways", () => {
    expect(nextStop([a, b], null, 1)).toBe(a);
    expect(nextStop([a, b], b, 1)).toBeNull();
    expect(nextStop([a, b], null, -1)).toBe(b);
    expect(nextStop([a, b], a, -1)).toBeNull();
    expect(nextStop([], null, 1)).toBeNull();
  });
});

describe("what stood side by side before a reload", () => {
  afterEach(() => vi.unstubAllGlobals());
  const me = "staff-me" as StaffId;
  const id = "0199c0de-0000-7000-8000-000000000001" as ConsultationId;

  function storage() {
    const kept = new Map<string, string>();
    vi.stubGlobal("sessionStorage", {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => kept.set(name, value),
    });
    return kept;
  }

  test("[SE-3] is kept as ids, and for the same person only", () => {
    const kept = storage();
    tabMemory.keep(me, { panes: [id], shown: id });
    expect(JSON.parse(kept.get("panes") ?? "")).toEqual({ staff: me, panes: [id], shown: id });
    expect(tabMemory.read(me)).toEqual({ panes: [id], shown: id });
    expect(tabMemory.read("staff-other" as StaffId)).toBeNull();
  });

  test("anything else that stands there, and a browser that keeps nothing, are nothing", () => {
    const kept = storage();
    for (const odd of ["{", "null", "7", '{"staff":"staff-me"}', '{"staff":"staff-me","panes":["<b>"]}']) {
      kept.set("panes", odd);
      expect(tabMemory.read(me)).toBeNull();
    }
    vi.stubGlobal("sessionStorage", undefined);
    expect(tabMemory.read(me)).toBeNull();
    tabMemory.keep(me, { panes: [], shown: null });
  });
});
