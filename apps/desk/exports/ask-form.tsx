import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { SignedInSelf } from "../../../contract/staff.ts";
import { type Purpose, purposes } from "../../../domain/audit.ts";
import { type ExportKind, exportKinds, kindsOfExport } from "../../../domain/export-kinds.ts";
import {
  type ExportRecipient,
  exportRecipients,
  isExportable,
  mostReminded,
} from "../../../domain/exporting.ts";
import { dayAfter, inJapan } from "../../../domain/japan-time.ts";
import { purposeWords } from "../audit/act-words.ts";
import { sayFailure } from "../failure-words.ts";
import { useKept } from "../kept.ts";
import { mayDo } from "../state.ts";
import type { Call } from "../work.ts";
import { Choice } from "./choice.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly self: SignedInSelf;
  readonly call: Call;
  readonly now: Date;
  readonly asked: () => void;
};
type Form = {
  readonly kind: ExportKind;
  readonly from: string;
  readonly to: string;
  readonly purpose: Purpose | "";
  readonly recipient: ExportRecipient | "";
  readonly dueOn: string;
  readonly pseudonymous: boolean;
  readonly masked: boolean;
  readonly toFolder: boolean;
};

export function AskForm({ self, call, now, asked }: Props): VNode {
  const today = inJapan(now).day;
  const kinds = exportKinds.filter((kind) => mayDo(self, kindsOfExport[kind].needs));
  const [form, setForm] = useState<Form>(() => ({
    ...{ kind: kinds[0] ?? "audit", from: `${today.slice(0, 8)}01`, to: today, purpose: "", recipient: "" },
    ...{ dueOn: dayAfter(today, 30), pseudonymous: false, masked: false, toFolder: false },
  }));
  const [reason, setReason] = useKept("export-reason", "");
  const [remindTo, setRemindTo] = useKept("export-remind-to", "");
  const [note, setNote] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const said = words.ask;
  const of = kindsOfExport[form.kind];
  const set = (change: Partial<Form>): void => setForm((before) => ({ ...before, ...change }));

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const { kind, from, to, purpose, recipient, dueOn, toFolder } = form;
    const addresses = remindTo.split(/[\s,、]+/).filter(Boolean);
    setNote(null);
    if (!purpose || !recipient || reason.trim() === "" || !isExportable({ from, to }, dueOn, today))
      return setTrouble(said.wrong);
    if (addresses.length > mostReminded || addresses.some((one) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(one)))
      return setTrouble(said.wrongAddress);
    setTrouble(null);
    setBusy(true);
    const pseudonymous = form.pseudonymous && of.pseudonymous;
    const masked = form.masked && of.maskable;
    const answer = await call("/api/export/ask", {
      ...{ kind, from, to, purpose, recipient, dueOn, pseudonymous, masked, toFolder, reason },
      remindTo: addresses,
    });
    setBusy(false);
    if (!answer.ok) return setTrouble(sayFailure(answer.code));
    setReason("");
    const { waits } = answer.value;
    setNote(toFolder ? (waits ? said.folderWaits : said.folderReady) : waits ? said.waits : said.ready);
    asked();
  }

  const day = (label: string, name: "from" | "to" | "dueOn"): VNode => (
    <label class="field">
      <span class="field-label">{label}</span>
      <input type="date" value={form[name]} onInput={(event) => set({ [name]: event.currentTarget.value })} />
    </label>
  );

  const tick = (label: string, name: "pseudonymous" | "masked" | "toFolder"): VNode => (
    <label class="exports-tick">
      <input
        type="checkbox"
        checked={form[name]}
        onChange={(event) => set({ [name]: event.currentTarget.checked })}
      />
      {label}
    </label>
  );

  return (
    <section class="place-section" aria-labelledby="exports-ask">
      <h2 id="exports-ask">{said.heading}</h2>
      <form class="exports-ask" onSubmit={(event) => void submit(event)} noValidate>
        <div class="exports-whole">
          <Choice
            label={said.kind}
            value={form.kind}
            choices={kinds}
            say={(kind) => kindsOfExport[kind].name}
            choose={(kind) => set({ kind })}
            describedBy="exports-about"
          />
          <p class="hint" id="exports-about">
            {said.abouts[form.kind]}
          </p>
        </div>
        {day(said.from, "from")}
        {day(said.to, "to")}
        {day(said.dueOn, "dueOn")}
        <Choice
          label={said.purpose}
          value={form.purpose}
          choices={purposes}
          say={(purpose) => purposeWords[purpose]}
          choose={(purpose) => set({ purpose })}
          unchosen={said.choose}
        />
        <Choice
          label={said.recipient}
          value={form.recipient}
          choices={exportRecipients}
          say={(recipient) => said.recipients[recipient]}
          choose={(recipient) => set({ recipient })}
          unchosen={said.choose}
        />
        <label class="field exports-whole">
          <span class="field-label">{said.reason}</span>
          <textarea
            rows={2}
            maxLength={500}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </label>
        <div class="exports-whole">
          <label class="field">
            <span class="field-label">{said.remindTo}</span>
            <input
              type="email"
              multiple
              maxLength={800}
              value={remindTo}
              aria-describedby="exports-remind"
              onInput={(event) => setRemindTo(event.currentTarget.value)}
            />
          </label>
          <p class="hint" id="exports-remind">
            {said.remindHint}
          </p>
        </div>
        <div class="exports-ticks exports-whole">
          {of.pseudonymous && tick(said.pseudonymous, "pseudonymous")}
          {of.maskable && tick(form.kind === "figures" ? said.masked : said.maskedTable, "masked")}
          {tick(said.toFolder, "toFolder")}
        </div>
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
