import type { VNode } from "preact";
import type { RangeDraft } from "./draft.ts";
import { type Faults, Field, PartFaults } from "./fields.tsx";
import { words } from "./words-ja.ts";

/** From one day to another: of every year (8/20), or of one. */
export function RangeFields<Typed extends RangeDraft>({
  where,
  typed,
  type,
  faults,
  onChange,
}: {
  readonly where: string;
  readonly typed: Typed;
  readonly type: "text" | "date";
  readonly faults: Faults;
  readonly onChange: (typed: Typed) => void;
}): VNode {
  const common = { type, faults: [] };
  return (
    <>
      <div class="reception-range">
        <Field
          {...common}
          where={`${where}.from`}
          label={words.from}
          value={typed.from}
          onInput={(from) => onChange({ ...typed, from })}
        />
        <Field
          {...common}
          where={`${where}.to`}
          label={words.to}
          value={typed.to}
          onInput={(to) => onChange({ ...typed, to })}
        />
      </div>
      <PartFaults where={where} faults={faults} />
    </>
  );
}
