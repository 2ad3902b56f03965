import type { VNode } from "preact";
import type { WrittenSheet } from "../../../../contract/risk-sheet.ts";
import type { StaffId } from "../../../../domain/ids.ts";
import type { RiskSheet } from "../../../../domain/risk-sheet.ts";
import { nameOf } from "../../list/row.ts";
import { When } from "../../when.tsx";
import { sheetWords as words } from "./words-ja.ts";
import "./sheet.css";

type Props = {
  readonly written: WrittenSheet;
  readonly names: ReadonlyMap<StaffId, string>;
};

/** One version, to be taken in at a glance: what is not known is left out. */
export function SheetSummary({ written: { version, staff, at, said }, names }: Props): VNode {
  return (
    <div class="sheet-summary">
      {said ? (
        <dl>
          {linesOf(said).map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p class="trouble">{words.unreadable}</p>
      )}
      <p class="hint">
        {words.by(nameOf(staff, names), version)}・<When at={at} />
      </p>
    </div>
  );
}

function linesOf({ dangers, immediacy, where, company, steps, words: own }: RiskSheet): [string, string][] {
  const known = (word: string, isKnown: boolean): string[] => (isKnown ? [word] : []);
  const lines: [string, string[]][] = [
    [words.short.dangers, [...dangers.map((one) => words.dangers[one]), own.dangers]],
    [words.short.immediacy, known(words.immediacy[immediacy], immediacy !== "unknown")],
    [words.short.where, [...known(words.where[where], where !== "unknown"), own.where]],
    [words.short.company, [...known(words.company[company], company !== "unknown"), own.company]],
    [words.short.steps, [...steps.map((one) => words.steps[one]), own.steps]],
  ];
  return lines
    .map(([name, said]): [string, string] => [name, said.filter((one) => one.trim() !== "").join("・")])
    .filter(([, said]) => said !== "");
}
