import { expect, test } from "vitest";
import type { ConsultationId } from "../../../domain/ids.ts";
import type { Presence } from "../../../domain/presence.ts";
import { noPresences, takePresence } from "./presence.ts";

const [one, two] = ["one", "two"] as ConsultationId[] as [ConsultationId, ConsultationId];

function frame(whole: boolean, changes: Record<string, Presence>, after = "0:1") {
  const told = Object.entries(changes).map(([consultation, presence]) => ({
    consultation: consultation as ConsultationId,
    presence,
  }));
  return { t: "presence" as const, after, whole, changes: told };
}

test("[S8.7] [PR-2] the desk knows what it was told, from the whole on, and forgets what is unknown", () => {
  expect(takePresence(noPresences, frame(false, { one: "open" }))).toBeNull();
  const first = takePresence(noPresences, frame(true, { one: "open" }));
  expect(first?.known).toEqual(new Map([[one, "open"]]));
  const second = takePresence(
    first ?? noPresences,
    frame(false, { one: "unknown", two: "background" }, "0:2"),
  );
  expect(second).toEqual({ after: "0:2", known: new Map([[two, "background"]]) });
  expect(takePresence(second ?? noPresences, frame(false, {}, "0:2"))).toBe(second);
  expect(takePresence(second ?? noPresences, frame(true, {}, "0:3"))?.known.size).toBe(0);
});
