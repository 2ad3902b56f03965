import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { type Purpose, purposes } from "../../../domain/audit.ts";
import {
  type ExportKind,
  type ExportRecipient,
  exportKinds,
  exportRecipients,
  isExportable,
  mayBePseudonymous,
} from "../../../domain/exporting.ts";
import { dayAfter, inJapan } from "../../../domain/japan-time.ts";
import { purposeWords } from "../audit/act-words.ts";
import { sayFailure } from "../failure-words.ts";
import { useKept } from "../kept.ts";
import type { Call } from "../work.ts";
import { words } from "./words-ja.ts";

type Props = { readonly call: Call; readonly now: Date; readonly asked: () => void };
type Form = {
  readonly kind: ExportKind;
  readonly from: string;
  readonly to: string;
  readonly purpose: Purpose | "";
  readonly recipient: ExportRecipient | "";
  readonly dueOn: string;
  readonly pseudonymous: boolean;
};

export function AskForm({ call, now, asked }: Props): VNode {
  const today = inJapan(now).day;
  const [form, setForm] = useState<Form>(() => ({
    ...{ kind: "consultations", from: `${today.slice(0, 8)}01`, to: today, purpose: "", recipient: "" },
    ...{ dueOn: dayAfter(today, 30), pseudonymous: false },
  }));
  const [reason, setReason] = useKept("export-reason", "");
  const [note, setNote] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const said = words.ask;
  const set = (change: Partial<Form>): void => setForm((before) => ({ ...before, ...change }));

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const { kind, from, to, purpose, recipient, dueOn } = form;
    setNote(null);
    if (!purpose || !recipient || reason.trim() === "" || !isExportable({ from, to }, dueOn, today))
      return setTrouble(said.wrong);
    setTrouble(null);
    setBusy(true);
    const pseudonymous = form.pseudonymous && mayBePseudonymous(kind);
    const answer = await call("/api/export/ask", {
      ...{ kind, from, to, purpose, recipient, dueOn, pseudonymous, reason },
    });
    setBusy(false);
    if (!answer.ok) return setTrouble(sayFailure(answer.code));
    setReason("");
    setNote(answer.value.waits ? said.waits : said.ready);
    asked();
  }

  const day = (label: string, name: "from" | "to" | "dueOn"): VNode => (
    <label class="field">
      <span class="field-label">{label}</span>
      <input type="date" value={form[name]} onInput={(event) => set({ [name]: event.currentTarget.value })} />
    </label>
  );

  return (
    <section class="place-section" aria-labelledby="exports-ask">
      <h2 id="exports-ask">{said.heading}</h2>
      <form class="exports-ask" onSubmit={(event) => void submit(event)} noValidate>
        <label class="field exports-whole">
          <span class="field-label">{said.kind}</span>
          <select
            value={form.kind}
            onChange={(event) => set({ kind: event.currentTarget.value as ExportKind })}
          >
            {exportKinds.map((kind) => (
              <option key={kind} value={kind}>
                {said.kinds[kind]}
              </option>
            ))}
          </select>
        </label>
        {day(said.from, "from")}
        {day(said.to, "to")}
        {day(said.dueOn, "dueOn")}
        <label class="field">
          <span class="field-label">{said.purpose}</span>
          <select
            value={form.purpose}
            onChange={(event) => set({ purpose: event.currentTarget.value as Purpose | "" })}
          >
            <option value="">{said.choose}</option>
            {purposes.map((one) => (
              <option key={one} value={one}>
                {purposeWords[one]}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span class="field-label">{said.recipient}</span>
          <select
            value={form.recipient}
            onChange={(event) => set({ recipient: event.currentTarget.value as ExportRecipient | "" })}
          >
            <option value="">{said.choose}</option>
            {exportRecipients.map((one) => (
              <option key={one} value={one}>
                {said.recipients[one]}
              </option>
            ))}
          </select>
        </label>
        <label class="field exports-whole">
          <span class="field-label">{said.reason}</span>
          <textarea
            rows={2}
            maxLength={500}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </label>
        {mayBePseudonymous(form.kind) && (
          <label class="exports-tick exports-whole">
            <input
              type="checkbox"
              checked={form.pseudonymous}
              onChange={(event) => set({ pseudonymous: event.currentTarget.checked })}
            />
            {said.pseudonymous}
          </label>
        )}
        <button class="main" type="submit" aria-disabled={busy}>
          {said.submit}
        </button>
        <p class="trouble exports-whole" role="alert">
          {trouble}
        </p>
        <p class="exports-whole" role="status">
          {note}
        </p>
      </form>
    </section>
  );
}
