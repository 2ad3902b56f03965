import type { VNode } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import type { Api } from "../../../../contract/api.ts";
import { Confirm } from "../../confirm.tsx";
import { sayFailure, sayUnread } from "../../failure-words.ts";
import type { Call } from "../../work.ts";
import type { Request } from "./request.ts";
import { words } from "./words-ja.ts";

type Preview = Api["/api/desk/deletion/preview"]["output"];
type Props = {
  readonly call: Call;
  readonly request: Request;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

/** Says in numbers what would go, and asks why, before others are asked to agree. */
export function Proposal({ call, request: { consultation, number }, onDone, onCancel }: Props): VNode {
  const [preview, setPreview] = useState<Preview | null>(null);
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const id = useId();
  const said = words.proposal;

  useEffect(() => {
    void call("/api/desk/deletion/preview", { consultation }).then((answer) =>
      answer.ok ? setPreview(answer.value) : setTrouble(sayUnread(answer.code)),
    );
  }, []);

  async function go(): Promise<void> {
    if (reason.trim() === "") return setTrouble(said.reasonMissing);
    setBusy(true);
    const answer = await call("/api/desk/deletion/propose", { consultation, reason: reason.trim() });
    setBusy(false);
    if (answer.ok) onDone();
    else setTrouble(sayFailure(answer.code));
  }

  return (
    <Confirm
      heading={said.heading(number)}
      confirm={busy ? words.busy : said.confirm}
      cancel={words.cancel}
      blocked={busy || !preview}
      onConfirm={() => void go()}
      onCancel={onCancel}
    >
      {preview ? (
        <ul class="confirm-effects">
          <li>{said.goes(preview.fromConsultee, preview.fromCounsellors)}</li>
          {preview.record && <li>{said.record}</li>}
          {preview.attributes && <li>{said.attributes}</li>}
          <li>{said.stays}</li>
          <li>{said.forGood}</li>
        </ul>
      ) : (
        <p role="status">{said.counting}</p>
      )}
      <label class="field deletion-reason">
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
