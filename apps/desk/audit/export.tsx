import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { type Purpose, purposes } from "../../../domain/audit.ts";
import { inJapan } from "../../../domain/japan-time.ts";
import { sayFailure } from "../failure-words.ts";
import { useStore } from "../use-store.ts";
import { purposeWords } from "./act-words.ts";
import type { ExportFile, ExportState } from "./export-file.ts";
import { dayBegins, dayEnds } from "./search.ts";
import { words } from "./words-ja.ts";

type Props = { readonly job: ExportFile; readonly now: Date };

/** [AU-11] A period as a file that is checked without the database. */
export function Export({ job, now }: Props): VNode {
  const state = useStore(job.store, (all) => all);
  const said = words.export;
  return (
    <section class="place-section" aria-labelledby="audit-export">
      <h2 id="audit-export">{said.heading}</h2>
      <p class="hint">{said.lead}</p>
      {state.at === "nothing" && <Ask job={job} state={state} now={now} />}
      {state.at === "beginning" && <p role="status">{said.beginning}</p>}
      {state.at === "running" && (
        <div class="audit-running">
          <progress max={state.all} value={state.done} aria-label={said.progress} />
          <p role="status">
            {state.waiting
              ? said.waiting
              : said.running(state.done.toLocaleString("ja-JP"), state.all.toLocaleString("ja-JP"))}
          </p>
          <button type="button" onClick={job.stop}>
            {said.stop}
          </button>
        </div>
      )}
      {state.at === "ready" && <Ready state={state} onAnother={job.forget} />}
    </section>
  );
}

type ReadyProps = {
  readonly state: Extract<ExportState, { at: "ready" }>;
  readonly onAnother: () => void;
};

function Ready({ state, onAnother }: ReadyProps): VNode {
  const said = words.export;
  const [address, setAddress] = useState("");
  useEffect(() => {
    const made = URL.createObjectURL(state.file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [state.file]);
  return (
    <div class="audit-ready">
      <p role="status">
        <strong>{said.ready(state.all.toLocaleString("ja-JP"))}</strong>
      </p>
      {address !== "" && (
        <a class="audit-download" href={address} download={state.name}>
          {said.download}
        </a>
      )}
      <p class="hint">{said.keep}</p>
      <p class="hint">{said.verify(state.name)}</p>
      <button type="button" onClick={onAnother}>
        {said.another}
      </button>
    </div>
  );
}

type AskProps = {
  readonly job: ExportFile;
  readonly state: Extract<ExportState, { at: "nothing" }>;
  readonly now: Date;
};

function Ask({ job, state, now }: AskProps): VNode {
  const said = words.export;
  const [from, setFrom] = useState(() => `${inJapan(now).day.slice(0, 8)}01`);
  const [to, setTo] = useState(() => inJapan(now).day);
  const [purpose, setPurpose] = useState<Purpose | "">("");
  const [trouble, setTrouble] = useState<string | null>(null);
  const choice = useRef<HTMLSelectElement>(null);
  const refused = state.trouble === "not-found" ? said.nothing : state.trouble && sayFailure(state.trouble);

  function submit(event: Event): void {
    event.preventDefault();
    const wrong = from && to ? (from > to ? words.search.days : null) : said.daysMissing;
    setTrouble(wrong ?? (purpose === "" ? said.purposeMissing : null));
    if (wrong) return;
    if (purpose === "") choice.current?.focus();
    else void job.begin({ from: dayBegins(from), to: dayEnds(to), purpose });
  }

  return (
    <form class="audit-search" onSubmit={submit} noValidate>
      <label class="field">
        <span class="field-label">{said.from}</span>
        <input type="date" value={from} onInput={(event) => setFrom(event.currentTarget.value)} />
      </label>
      <label class="field">
        <span class="field-label">{said.to}</span>
        <input type="date" value={to} onInput={(event) => setTo(event.currentTarget.value)} />
      </label>
      <label class="field">
        <span class="field-label">{said.purpose}</span>
        <select
          ref={choice}
          value={purpose}
          onChange={(event) => setPurpose(event.currentTarget.value as Purpose | "")}
        >
          <option value="">{said.choose}</option>
          {purposes.map((one) => (
            <option key={one} value={one}>
              {purposeWords[one]}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">{said.submit}</button>
      <p class="trouble audit-trouble" role="alert">
        {trouble ?? refused ?? (state.stopped ? said.stopped : null)}
      </p>
    </form>
  );
}
