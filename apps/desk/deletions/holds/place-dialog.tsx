import type { VNode } from "preact";
import { useId, useState } from "preact/hooks";
import type { Api } from "../../../../contract/api.ts";
import { type HoldGround, holdGrounds } from "../../../../domain/hold.ts";
import { Confirm } from "../../confirm.tsx";
import { sayFailure } from "../../failure-words.ts";
import { Choice } from "../../operation/fields.tsx";
import { When } from "../../when.tsx";
import type { Call } from "../../work.ts";
import { words } from "./words-ja.ts";

export type Holdable = NonNullable<Api["/api/desk/hold/see"]["output"]["found"]>;
type Props = {
  readonly call: Call;
  readonly of: Holdable;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

/** Which one it is, how much of it, and why. */
export function PlaceDialog({ call, of, onDone, onCancel }: Props): VNode {
  // Repeated after a lost answer, it is the same hold.
  const [hold] = useState(() => crypto.randomUUID());
  const [all, setAll] = useState(false);
  const [ground, setGround] = useState<HoldGround>(holdGrounds[0]);
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const id = useId();
  const said = words.place;

  async function go(): Promise<void> {
    if (reason.trim() === "") return setTrouble(said.reasonMissing);
    setBusy(true);
    const { consultation } = of;
    const answer = await call("/api/desk/hold/place", {
      ...{ hold, consultation, all, ground, reason: reason.trim() },
    });
    setBusy(false);
    if (answer.ok) onDone();
    else setTrouble(sayFailure(answer.code));
  }

  return (
    <Confirm
      heading={said.heading(of.number)}
      confirm={busy ? words.busy : said.confirm}
      cancel={words.cancel}
      blocked={busy}
      onConfirm={() => void go()}
      onCancel={onCancel}
    >
      <dl class="facts">
        <dt>{said.opened}</dt>
        <dd>
          <When at={of.openedAt} />
        </dd>
        <dt>{said.now}</dt>
        <dd>{said.states[of.state]}</dd>
      </dl>
      {of.isHeld && <p class="hint">{said.held}</p>}
      <fieldset class="deletion-why">
        <legend>{said.scope}</legend>
        <label>
          <input type="radio" name="scope" checked={!all} onChange={() => setAll(false)} />
          {said.one}
        </label>
        <label>
          <input type="radio" name="scope" checked={all} onChange={() => setAll(true)} />
          {said.all(of.others)}
        </label>
      </fieldset>
      <Choice
        label={words.ground}
        value={ground}
        onChange={setGround}
        options={holdGrounds.map((one) => [one, words.grounds[one]] as const)}
      />
      <label class="field">
        <span class="field-label">{said.reason}</span>
        <textarea
          rows={2}
          maxLength={500}
          value={reason}
          aria-describedby={`${id}-hint`}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <p class="hint" id={`${id}-hint`}>
        {said.reasonHint}
      </p>
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </Confirm>
  );
}
