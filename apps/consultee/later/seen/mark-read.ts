import { call } from "../../../shared/call.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Visit } from "../../visit.ts";
import { type ReadMarks, readMarks } from "./read-marks.ts";

type Marks = ReadMarks & {
  /** The page may show another consultation, or another epoch of it, by now: what was told of the last counts for nothing. */
  changed(): void;
};

/** The read marks of what the page shows. */
export function markRead({ page, place }: Pick<Visit, "page" | "place">, clock: Clock): Marks {
  let last = place();
  const marks = readMarks(
    clock,
    () => page().talk.read.consultee,
    async (upTo) => {
      const now = place();
      return now ? call("/api/read", { ...now, upTo }) : { ok: false, code: "unreachable" };
    },
  );
  return {
    ...marks,
    changed() {
      const now = place();
      if (now?.epoch !== last?.epoch || now?.consultation !== last?.consultation) marks.forget();
      last = now;
    },
  };
}
