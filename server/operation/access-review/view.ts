import type * as contract from "../../../contract/access-review.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Quarter, Reviewed } from "../../../domain/access-review.ts";
import { type Day, dayAfter } from "../../../domain/japan-time.ts";
import type { Staff } from "../../../domain/people.ts";

export type ReadReview = {
  readonly quarters: readonly {
    readonly quarter: Quarter;
    readonly before: Day;
    readonly isOver: boolean;
    readonly reviewed: readonly Reviewed[];
  }[];
  readonly people: readonly Staff[];
};

/** What leaves, field by field. */
export function reviewView({ quarters, people }: ReadReview): OutputOf<typeof contract.readAccessReview> {
  return {
    quarters: quarters.map(({ quarter, before, isOver, reviewed }) => ({
      ...{ quarter, last: dayAfter(before, -1), isOver },
      reviewed: reviewed.map(({ id, displayName, roles, answer }) => ({
        ...{ staff: id, displayName, roles: [...roles] },
        answer: answer && {
          ...{ said: answer.said, by: answer.by, at: answer.at.toISOString() },
          carriedOut: answer.approval?.outcome === "carried-out",
        },
      })),
    })),
    people: people.map(({ id, displayName }) => ({ id, displayName })),
  };
}
