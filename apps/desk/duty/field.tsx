import type { VNode } from "preact";
import type { DraftFault } from "./draft.ts";
import { words } from "./words-ja.ts";

export type Faults = readonly DraftFault[];

type Props = {
  /** The path of what is typed here, by which faults find it. */
  readonly where: string;
  readonly label: string;
  readonly value: string;
  readonly faults: Faults;
  readonly onInput: (value: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly type?: "text" | "date";
  readonly hint?: string;
  readonly narrow?: boolean;
  /** In a table the heads of its row and column say it for the eye. */
  readonly quiet?: boolean;
};

export function Field(props: Props): VNode {
  const { where, label, value, faults, onInput, onKeyDown, type = "text", hint, narrow, quiet } = props;
  const wrong = faults.filter((fault) => fault.where === where);
  const id = `duty-${where.replaceAll(".", "-")}`;
  return (
    <div class={narrow ? "field narrow" : "field"}>
      <label class={quiet ? "unseen" : undefined} for={id}>
        {label}
      </label>
      <input
        {...{ id, value, type: type as "text", placeholder: hint }}
        autoComplete="off"
        inputMode={narrow ? "numeric" : undefined}
        aria-invalid={wrong.length > 0}
        aria-describedby={wrong.length > 0 ? `${id}-fault` : undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {wrong.length > 0 && (
        <p class="trouble" id={`${id}-fault`}>
          {wrong.map(({ code }) => words.faults[code]).join(" ")}
        </p>
      )}
    </div>
  );
}
