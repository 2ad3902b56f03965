import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { SignedInSelf } from "../../../../contract/staff.ts";
import type { StaffId } from "../../../../domain/ids.ts";
import { mayDo } from "../../state.ts";
import { When } from "../../when.tsx";
import { words as deskWords } from "../../words-ja.ts";
import { words as common } from "../words-ja.ts";
import { reviewWords as words } from "./review-words-ja.ts";
import type { SeenReview } from "./seen-review.ts";

type Props = {
  readonly quarter: string;
  readonly reviewed: readonly SeenReview[];
  readonly people: readonly { readonly id: StaffId; readonly displayName: string }[];
  readonly self: SignedInSelf;
  readonly onConfirm: (one: SeenReview) => Promise<void>;
  readonly onFewer: (one: SeenReview) => void;
};

export function ReviewTable({ quarter, reviewed, people, self, onConfirm, onFewer }: Props): VNode {
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
  const answers = mayDo(self, "access-review:answer");
  const table = useRef<HTMLTableElement>(null);
  const answered = useRef(false);
  useEffect(() => {
    // Whoever goes through the list by keyboard stands at the next person, and not at the head of the page.
    if (!answered.current || document.activeElement !== document.body) return;
    answered.current = false;
    table.current?.querySelector("button")?.focus();
  }, [reviewed]);
  function answering(act: () => void): void {
    answered.current = true;
    act();
  }
  const { columns } = words;
  return (
    <table ref={table} class="review-table" aria-labelledby={`review-${quarter}`}>
      <thead>
        <tr>
          {[columns.who, columns.roles, columns.answer].map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {reviewed.map((one) => (
          <tr key={one.staff}>
            <th scope="row">{one.displayName}</th>
            <td>{one.roles.map((role) => deskWords.roles[role]).join("、")}</td>
            <td>
              {one.answer ? (
                <>
                  {sayAnswer(one.answer)}（{names.get(one.answer.by) ?? common.someone}・
                  <When at={one.answer.at} />）
                </>
              ) : one.staff === self.id ? (
                words.oneself
              ) : answers ? (
                <div class="review-acts">
                  <button
                    type="button"
                    aria-label={`${words.confirm}: ${one.displayName}`}
                    onClick={() => answering(() => void onConfirm(one))}
                  >
                    {words.confirm}
                  </button>
                  <button
                    type="button"
                    aria-label={`${words.fewer}: ${one.displayName}`}
                    onClick={() => answering(() => onFewer(one))}
                  >
                    {words.fewer}
                  </button>
                </div>
              ) : (
                words.notYet
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function sayAnswer({ said, carriedOut }: NonNullable<SeenReview["answer"]>): string {
  if (said === "needed") return words.needed;
  return carriedOut ? words.carriedOut : words.asked;
}
