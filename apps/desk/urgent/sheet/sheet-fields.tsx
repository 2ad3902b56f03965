import type { VNode } from "preact";
import { useId } from "preact/hooks";
import {
  companies,
  dangers,
  immediacies,
  type RiskSheet,
  type SheetPart,
  safetySteps,
  whereabouts,
} from "../../../../domain/risk-sheet.ts";
import { toggled } from "./draft.ts";
import { sheetWords as words } from "./words-ja.ts";

type Props = { readonly sheet: RiskSheet; readonly set: (sheet: RiskSheet) => void };

/** What is pressed is quick; words stand beside what needs them. */
export function SheetFields({ sheet, set }: Props): VNode {
  const change = (part: Partial<RiskSheet>): void => set({ ...sheet, ...part });
  const own = (part: SheetPart): VNode => (
    <OwnWords
      label={words.more[part]}
      value={sheet.words[part]}
      set={(text) => change({ words: { ...sheet.words, [part]: text } })}
    />
  );
  return (
    <>
      <Choice
        legend={words.legend.dangers}
        all={dangers}
        by={words.dangers}
        isChosen={(one) => sheet.dangers.includes(one)}
        choose={(one) => change({ dangers: toggled(dangers, sheet.dangers, one) })}
        several
      >
        {own("dangers")}
      </Choice>
      <Choice
        legend={words.legend.immediacy}
        all={immediacies}
        by={words.immediacy}
        isChosen={(one) => sheet.immediacy === one}
        choose={(immediacy) => change({ immediacy })}
      />
      <Choice
        legend={words.legend.where}
        all={whereabouts}
        by={words.where}
        isChosen={(one) => sheet.where === one}
        choose={(where) => change({ where })}
      >
        {own("where")}
      </Choice>
      <Choice
        legend={words.legend.company}
        all={companies}
        by={words.company}
        isChosen={(one) => sheet.company === one}
        choose={(company) => change({ company })}
      >
        {own("company")}
      </Choice>
      <Choice
        legend={words.legend.steps}
        all={safetySteps}
        by={words.steps}
        isChosen={(one) => sheet.steps.includes(one)}
        choose={(one) => change({ steps: toggled(safetySteps, sheet.steps, one) })}
        several
      >
        {own("steps")}
      </Choice>
    </>
  );
}

type ChoiceProps<Value extends string> = {
  readonly legend: string;
  readonly all: readonly Value[];
  readonly by: Readonly<Record<Value, string>>;
  readonly isChosen: (one: Value) => boolean;
  readonly choose: (one: Value) => void;
  /** As many as fit. */
  readonly several?: boolean;
  readonly children?: VNode;
};

function Choice<Value extends string>({
  legend,
  all,
  by,
  isChosen,
  choose,
  several,
  children,
}: ChoiceProps<Value>): VNode {
  const name = useId();
  return (
    <fieldset class="sheet-choice">
      <legend>{legend}</legend>
      <div class="sheet-choices">
        {all.map((one) => (
          <label key={one}>
            <input
              type={several ? "checkbox" : "radio"}
              name={name}
              checked={isChosen(one)}
              onChange={() => choose(one)}
            />
            {by[one]}
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
}

function OwnWords(props: {
  readonly label: string;
  readonly value: string;
  readonly set: (text: string) => void;
}): VNode {
  return (
    <label class="field sheet-words">
      <span class="field-label">{props.label}</span>
      <textarea rows={1} value={props.value} onInput={(event) => props.set(event.currentTarget.value)} />
    </label>
  );
}
