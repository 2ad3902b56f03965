import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { type KeepingReason, keepingReasons } from "../../../../domain/deletion.ts";
import { Confirm } from "../../confirm.tsx";
import { sayFailure } from "../../failure-words.ts";
import type { Call } from "../../work.ts";
import type { Request } from "./request.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly call: Call;
  readonly request: Request;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

/** The city keeps it: why, is chosen, and read by the consultee in words of their own wording. */
export function Refusal({ call, request: { consultation, number }, onDone, onCancel }: Props): VNode {
  const [why, setWhy] = useState<KeepingReason>(keepingReasons[0]);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const said = words.refusal;

  async function go(): Promise<void> {
    setBusy(true);
    const answer = await call("/api/desk/deletion/refuse", { consultation, why });
    setBusy(false);
    if (answer.ok) onDone();
    else setTrouble(sayFailure(answer.code));
  }

  return (
    <Confirm
      heading={said.heading(number)}
      confirm={busy ? words.busy : said.confirm}
      cancel={words.cancel}
      blocked={busy}
      onConfirm={() => void go()}
      onCancel={onCancel}
    >
      <p>{said.lead}</p>
      <fieldset class="deletion-why">
        <legend>{said.why}</legend>
        {keepingReasons.map((one) => (
          <label key={one}>
            <input type="radio" name="why" checked={why === one} onChange={() => setWhy(one)} />
            {said.keeping[one]}
          </label>
        ))}
      </fieldset>
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </Confirm>
  );
}
