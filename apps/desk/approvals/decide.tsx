import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { Confirm } from "../confirm.tsx";
import type { Approval, Names } from "./approvals.ts";
import { sayWhat } from "./what.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly choice: "agree" | "refuse";
  readonly approval: Approval;
  readonly names: Names;
  /** Answers why it was not done; null where it was, and then this is drawn no more. */
  readonly run: () => Promise<string | null>;
  readonly onCancel: () => void;
};

/** Says once more what exactly, and whether this voice is the last one needed. */
export function Decide({ choice, approval, names, run, onCancel }: Props): VNode {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const others = approval.needed - approval.agreed.length - 1;
  const said = words.agreeDialog;
  const effects =
    choice === "refuse"
      ? [words.refuseDialog.effect]
      : [others > 0 ? said.notLast(others) : said.last, said.recorded];

  async function go(): Promise<void> {
    setBusy(true);
    const why = await run();
    if (why === null) return;
    setBusy(false);
    setTrouble(why);
  }

  return (
    <Confirm
      heading={choice === "agree" ? said.heading : words.refuseDialog.heading}
      confirm={busy ? words.busy : words[choice]}
      cancel={words.cancel}
      blocked={busy}
      onConfirm={() => void go()}
      onCancel={onCancel}
    >
      <p class="approval-what">{sayWhat(approval, names)}</p>
      <p class="approval-reason">
        {words.reason}: {approval.reason}
      </p>
      <ul class="confirm-effects">
        {effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </Confirm>
  );
}
