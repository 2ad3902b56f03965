import type { VNode } from "preact";
import type { SeenPetition } from "../../../../contract/petition.ts";
import { sayDay } from "../../../../domain/figure-names.ts";
import type { StaffId } from "../../../../domain/ids.ts";
import { decisionNames } from "../../../../domain/petition-names.ts";
import { When } from "../../when.tsx";
import { words } from "./words-ja.ts";

type Step = SeenPetition["steps"][number];
type Props = { readonly steps: readonly Step[]; readonly names: ReadonlyMap<StaffId, string> };

/** What was done so far, in its order. */
export function TimeLine({ steps, names }: Props): VNode | null {
  if (steps.length === 0) return null;
  return (
    <ol class="petition-steps" aria-label={words.step.open}>
      {steps.map((step) => (
        <li key={step.nth}>
          <strong>{words.steps[step.kind]}</strong>
          <span class="hint">
            <When at={step.at} />・{step.by ? (names.get(step.by) ?? words.someone) : words.theService}
          </span>
          {sayFacts(step) !== "" && <p>{sayFacts(step)}</p>}
          {step.words && <p class="prewrap">{step.words}</p>}
          {step.correction && (
            <p class="prewrap">
              {words.correction}: {step.correction}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function sayFacts({ facts }: Step): string {
  const { proofs = [], from, to, days, on, way, decision } = facts;
  return [
    proofs.map((one) => words.proofs[one]).join("・"),
    from && to ? `${sayDay(from)} 〜 ${sayDay(to)}` : "",
    days ? `${days}日` : "",
    on ? sayDay(on) : "",
    way ? words.ways[way] : "",
    decision ? decisionNames[decision] : "",
  ]
    .filter((one) => one !== "")
    .join(" ");
}
