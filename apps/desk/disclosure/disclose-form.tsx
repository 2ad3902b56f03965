import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import {
  type Disclosed,
  type DisclosedTo,
  type DisclosureGround,
  disclosedTo,
  disclosureFault,
  disclosureGrounds,
  longestSummary,
  longestWhom,
} from "../../../domain/disclosure.ts";
import type { Talk } from "../../shared/talk.ts";
import { newKey } from "../../shared/uuid.ts";
import { besideWords } from "../beside/words-ja.ts";
import type { DisclosureActs } from "./acts.ts";
import { nothingSaid } from "./draft.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly acts: DisclosureActs;
  readonly row: ConsultationSummary;
  readonly consents: Talk["consents"];
  /** What is being written: kept like every draft ([TX-4]), also where the dialog is closed. */
  readonly said: Disclosed;
  readonly setSaid: (said: Disclosed) => void;
  readonly onSaved: () => Promise<void>;
};

/** To whom, what allows it, what: shown once more before it is put down. */
export function DiscloseForm({ acts, row, consents, said, setSaid, onSaved }: Props): VNode {
  const [to, setTo] = useState<DisclosedTo>("school");
  const [ground, setGround] = useState<DisclosureGround>("consent");
  const [checking, setChecking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [key, setKey] = useState(newKey);
  const [trouble, setTrouble] = useState("");
  const consent = consents[to]?.said;

  /** Other words are another disclosure: what was tried before may have been put down under its key. */
  function say(part: Partial<Disclosed>): void {
    setKey(newKey());
    setSaid({ ...said, ...part });
  }
  const isAllowed = ground !== "consent" || consent === "yes";

  async function ask(): Promise<void> {
    setBusy(true);
    setTrouble(troubleOf(await acts.ask(row.id, to)));
    setBusy(false);
  }

  function check(): void {
    const fault = disclosureFault(said, ground);
    setTrouble(fault ? words.faults[fault] : isAllowed ? "" : words.needsConsent);
    setChecking(!fault && isAllowed);
  }

  async function save(): Promise<void> {
    setBusy(true);
    const failed = await acts.disclose(row.id, { key, to, ground, ...said });
    setBusy(false);
    setTrouble(troubleOf(failed));
    setChecking(false);
    if (failed) return;
    setSaid(nothingSaid);
    setKey(newKey());
    await onSaved();
  }

  if (checking)
    return (
      <section class="disclosure-form" aria-label={words.new}>
        <p class="disclosure-check">{words.check}</p>
        <h3>{words.told(besideWords.to[to], said.whom)}</h3>
        <p class="hint">{words.grounds[ground]}</p>
        <p class="beside-text">{said.summary}</p>
        {said.reason && <p class="beside-text">{words.why(said.reason)}</p>}
        <div class="confirm-acts">
          <button type="button" onClick={() => setChecking(false)}>
            {words.back}
          </button>
          <button class="main" type="button" aria-disabled={busy} onClick={() => !busy && void save()}>
            {busy ? words.saving : words.save}
          </button>
        </div>
      </section>
    );
  return (
    <form
      class="disclosure-form"
      onSubmit={(event) => {
        event.preventDefault();
        check();
      }}
    >
      <h3>{words.new}</h3>
      <label class="field">
        {words.to}
        <select value={to} onChange={(event) => setTo(event.currentTarget.value as DisclosedTo)}>
          {disclosedTo.map((one) => (
            <option key={one} value={one}>
              {besideWords.to[one]}
            </option>
          ))}
        </select>
      </label>
      <p role="status">
        <strong>{words.consentOf}</strong> {consent ? words.consent[consent] : words.notAsked}
      </p>
      {row.state === "active" && consent !== "asked" && consent !== "yes" && (
        <div>
          <button type="button" aria-disabled={busy} onClick={() => !busy && void ask()}>
            {words.ask}
          </button>
          <p class="hint">{words.askHint}</p>
        </div>
      )}
      <fieldset>
        <legend>{words.ground}</legend>
        {disclosureGrounds.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="ground"
              checked={ground === one}
              disabled={one === "consent" && consent !== "yes"}
              onChange={() => setGround(one)}
            />
            {words.grounds[one]}
          </label>
        ))}
      </fieldset>
      <label class="field">
        {words.whom}
        <input
          value={said.whom}
          maxLength={longestWhom}
          autoComplete="off"
          onInput={(event) => say({ whom: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        {words.summary}
        <textarea
          rows={4}
          maxLength={longestSummary}
          value={said.summary}
          onInput={(event) => say({ summary: event.currentTarget.value })}
        />
      </label>
      {ground !== "consent" && (
        <label class="field">
          {words.reason}
          <textarea
            rows={2}
            maxLength={longestSummary}
            value={said.reason}
            onInput={(event) => say({ reason: event.currentTarget.value })}
          />
        </label>
      )}
      <p class="hint">{words.sealed}</p>
      <p class="trouble" role="alert">
        {trouble}
      </p>
      <button type="submit">{words.next}</button>
    </form>
  );
}

function troubleOf(code: Awaited<ReturnType<DisclosureActs["disclose"]>>): string {
  if (code === null) return "";
  if (code === "no-consent") return words.noConsent;
  return code === "claim-moved" || code === "not-claimed" ? words.moved : words.trouble;
}
