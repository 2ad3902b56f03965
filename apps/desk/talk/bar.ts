import type { Self } from "../../../contract/staff.ts";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import { rowState } from "../list/arrange.ts";
import { mayDo } from "../state.ts";

/** What stands below a talk: what this person can do there, or why nothing. */
export type Bar = "claim" | "waiting" | "reply" | "held-by-other" | "closed" | "deleted";

export function barOf(row: ConsultationSummary, self: Self): Bar {
  switch (rowState(row, self.id)) {
    case "waiting":
      return mayDo(self, "consultation:claim") ? "claim" : "waiting";
    case "mine":
      return "reply";
    case "others":
      return "held-by-other";
    case "closed":
      return row.deletedAt ? "deleted" : "closed";
  }
}
