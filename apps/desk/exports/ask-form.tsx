import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { SignedInSelf } from "../../../contract/staff.ts";
import { purposes } from "../../../domain/audit.ts";
import { exportKinds, kindsOfExport } from "../../../domain/export-kinds.ts";
import { exportRecipients } from "../../../domain/exporting.ts";
import { inJapan } from "../../../domain/japan-time.ts";
import { purposeWords } from "../audit/act-words.ts";
import { sayFailure } from "../failure-words.ts";
import { useKept } from "../kept.ts";
import { mayDo } from "../state.ts";
import type { Call } from "../work.ts";
import { type Asked, askOf, firstAsked } from "./asked.ts";
import { Choice } from "./choice.tsx";
import { words } from "./words-ja.ts";
import { Written } from "./written.tsx";

type Props = {
  readonly self: SignedInSelf;
  readonly call: Call;
  readonly now: Date;
  readonly asked: () => void;
};
export function AskForm({ self, call, now, asked }: Props): VNode {
  const today = inJapan(now).day;
  const kinds = exportKinds.filter((kind) => mayDo(self, kindsOfExport[kind].needs));
  const [form, setForm] = useState(() => firstAsked(kinds[0] ?? "audit", today));
  const [reason, setReason] = useKept("export-reason", "");
  const [remindTo, setRemindTo] = useKept("export-remind-to", "");
  const [note, setNote] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const said = words.ask;
  const of = kindsOfExport[form.kind];
  const set = (change: Partial<Asked>): void => setForm((before) => ({ ...before, ...change }));

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setNote(null);
    const ask = askOf(form, { reason, remindTo }, today);
    setTrouble(typeof ask === "string" ? said[ask] : null);
    if (typeof ask === "string") return;
    setBusy(true);
    const answer = await call("/api/export/ask", ask);
    setBusy(false);
    if (!answer.ok) return setTrouble(sayFailure(answer.code));
    setReason("");
    const { waits } = answer.value;
    setNote(ask.toFolder ? (waits ? said.folderWaits : said.folderReady) : waits ? said.waits : said.ready);
    asked();
  }

  const ticks = [
    ...(of.pseudonymous ? ([["pseudonymous", said.pseudonymous]] as const) : []),
    ...(of.maskable ? ([["masked", form.kind === "figures" ? said.masked : said.maskedTable]] as const) : []),
    ["toFolder", said.toFolder] as const,
  ];
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
        <Written {...{ reason, setReason, remindTo, setRemindTo }} />
        <div class="exports-ticks exports-whole">
          {ticks.map(([name, label]) => (
            <label key={name} class="exports-tick">
              <input
                type="checkbox"
                checked={form[name]}
                onChange={(event) => set({ [name]: event.currentTarget.checked })}
              />
              {label}
            </label>
          ))}
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
