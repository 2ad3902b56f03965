import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { datedDay } from "../../../../domain/dated.ts";
import { sayFailure } from "../../failure-words.ts";
import type { PlaceProps } from "../../place-parts.tsx";
import { Standing } from "../tab-parts.tsx";
import { useLoaded } from "../use-loaded.ts";
import { FewerDialog } from "./fewer-dialog.tsx";
import { ReviewTable } from "./review-table.tsx";
import { reviewWords as words } from "./review-words-ja.ts";
import type { SeenQuarter, SeenReview } from "./seen-review.ts";

/** 権限の見直し: of each who works here, whether the roles are still needed. */
export function ReviewTab({ self, call }: PlaceProps): VNode {
  const { read, trouble, load } = useLoaded(call, "/api/access-review/read");
  const [note, setNote] = useState("");
  const [failed, setFailed] = useState<string | null>(null);
  const [fewer, setFewer] = useState<{ readonly quarter: string; readonly of: SeenReview } | null>(null);

  async function confirm(quarter: string, { staff, roles, displayName }: SeenReview): Promise<void> {
    const answer = await call("/api/access-review/confirm", { quarter, staff, roles });
    setFailed(answer.ok ? null : sayFailure(answer.code));
    setNote(answer.ok ? words.confirmed(displayName) : "");
    await load();
  }

  // What is late stands first; a quarter before the city began has nobody.
  const shown = read?.quarters.filter(({ isOver, reviewed }) => !isOver || reviewed.length > 0) ?? [];
  return (
    <>
      <p class="hint cards-lead-plain">{words.lead}</p>
      <Standing {...{ note, read, trouble, load }} />
      <p class="trouble" role="alert">
        {failed}
      </p>
      {read &&
        shown.map(({ quarter, last, isOver, reviewed }) => (
          <section key={quarter} class="place-section" aria-labelledby={`review-${quarter}`}>
            <h2 id={`review-${quarter}`}>{words.quarter(quarter)}</h2>
            <p class={isOver && left(reviewed) > 0 ? "late" : "hint"}>{saidOf({ last, isOver, reviewed })}</p>
            {reviewed.length > 0 && (
              <ReviewTable
                {...{ quarter, reviewed, self }}
                people={read.people}
                onConfirm={(one) => confirm(quarter, one)}
                onFewer={(of) => setFewer({ quarter, of })}
              />
            )}
          </section>
        ))}
      {fewer && (
        <FewerDialog
          {...fewer}
          call={call}
          onCancel={() => setFewer(null)}
          onDone={() => {
            setNote(words.dialog.done(fewer.of.displayName));
            setFewer(null);
            void load();
          }}
        />
      )}
    </>
  );
}

function left(reviewed: readonly SeenReview[]): number {
  return reviewed.filter(({ answer }) => answer === null).length;
}

function saidOf({ last, isOver, reviewed }: Omit<SeenQuarter, "quarter">): string {
  const count = left(reviewed);
  if (reviewed.length === 0) return words.nobody;
  if (count === 0) return words.all;
  if (isOver) return words.overdue(count);
  return words.until(datedDay(last)) + words.left(count);
}
