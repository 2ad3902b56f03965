import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../contract/api.ts";
import { neededFor } from "../../../domain/approval.ts";
import { Confirm } from "../confirm.tsx";
import { sayFailure, sayUnread } from "../failure-words.ts";
import { useKept } from "../kept.ts";
import { Unread } from "../place-parts.tsx";
import type { Call } from "../work.ts";
import { words } from "./words-ja.ts";

type Rule = Api["/api/approval/rules"]["output"]["rules"][number];
type Props = { readonly call: Call; readonly onAsked: () => void };

/** [ST-8] How many others have to agree to what: the city's choice. */
export function Rules({ call, onAsked }: Props): VNode {
  const [rules, setRules] = useState<readonly Rule[]>([]);
  const [editing, setEditing] = useKept<Rule | null>("rule", null);
  const [note, setNote] = useState<string | null>(null);
  const [unread, setUnread] = useState<string | null>(null);
  const said = words.rules;

  async function load(): Promise<void> {
    setUnread(null);
    const answer = await call("/api/approval/rules", {});
    if (answer.ok) setRules(answer.value.rules);
    else setUnread(sayUnread(answer.code));
  }
  useEffect(() => void load(), []);

  return (
    <section class="place-section" aria-labelledby="approval-rules">
      <h2 id="approval-rules">{said.heading}</h2>
      <p class="hint">{said.lead}</p>
      <ul class="approval-rules" hidden={rules.length === 0}>
        {rules.map((rule) => (
          <li key={rule.act}>
            <span>{words.act[rule.act]}</span>
            <strong>{said.people(rule.needed)}</strong>
            <button
              type="button"
              aria-label={said.editOf(words.act[rule.act])}
              onClick={() => setEditing(rule)}
            >
              {said.edit}
            </button>
          </li>
        ))}
      </ul>
      {unread && <Unread said={unread} readAgain={() => void load()} />}
      <p class="hint" role="status">
        {note}
      </p>
      {editing && (
        <Edit
          call={call}
          rule={editing}
          onCancel={() => setEditing(null)}
          onSaved={({ rules: now, approval }) => {
            setRules(now);
            setNote(approval ? words.done.ruleAsked : words.done.ruled);
            setEditing(null);
            if (approval) onAsked();
          }}
        />
      )}
    </section>
  );
}

type EditProps = {
  readonly call: Call;
  readonly rule: Rule;
  readonly onCancel: () => void;
  readonly onSaved: (saved: Api["/api/approval/set-rule"]["output"]) => void;
};

const choices = [0, 1, 2, 3];

function Edit({ call, rule, onCancel, onSaved }: EditProps): VNode {
  const [needed, setNeeded] = useKept("rule needed", rule.needed);
  const [reason, setReason] = useKept("rule reason", "");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const said = words.rules;

  async function save(): Promise<void> {
    if (reason.trim() === "") {
      setTrouble(said.reasonMissing);
      return;
    }
    setBusy(true);
    const answer = await call("/api/approval/set-rule", { act: rule.act, needed, reason: reason.trim() });
    setBusy(false);
    if (answer.ok) onSaved(answer.value);
    else setTrouble(sayFailure(answer.code));
  }

  return (
    <Confirm
      heading={said.dialog(words.act[rule.act])}
      confirm={busy ? words.busy : said.confirm}
      cancel={words.cancel}
      blocked={busy || needed === rule.needed}
      onConfirm={() => void save()}
      onCancel={onCancel}
    >
      <label class="field">
        <span class="field-label">{said.field}</span>
        <select value={needed} onChange={(event) => setNeeded(Number(event.currentTarget.value))}>
          {choices
            .filter((count) => neededFor(rule.act, count) === count)
            .map((count) => (
              <option key={count} value={count}>
                {said.people(count)}
              </option>
            ))}
        </select>
      </label>
      <label class="field">
        <span class="field-label">{said.reason}</span>
        <textarea
          rows={2}
          maxLength={500}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
        <span class="hint">{said.reasonHint}</span>
      </label>
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </Confirm>
  );
}
