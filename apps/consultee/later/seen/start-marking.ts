import type { Clock } from "../../../shared/clock.ts";
import type { Visit } from "../../visit.ts";
import { markRead } from "./mark-read.ts";
import { watchSight } from "./sight.ts";

export type Marking = {
  /** The page has been drawn. */
  drawn(): void;
  stop(): void;
};

/** Tells the counsellor which of their messages have been on the screen, from those on it now. */
export function startMarking(root: Element, visit: Visit, clock: Clock): Marking {
  const marks = markRead(visit, clock);
  const sight = watchSight(marks.shown);
  return {
    drawn() {
      marks.changed();
      const log = root.querySelector("main");
      if (log) sight.look(log);
    },
    stop() {
      sight.stop();
      marks.forget();
    },
  };
}
