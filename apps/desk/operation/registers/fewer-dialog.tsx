import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Role } from "../../../../domain/people.ts";
import { Confirm } from "../../confirm.tsx";
import { sayFailure } from "../../failure-words.ts";
import { useKept } from "../../kept.ts";
import { words as deskWords } from "../../words-ja.ts";
import type { Call } from "../../work.ts";
import { Tick, Words } from "../fields.tsx";
import { reviewWords } from "./review-words-ja.ts";
import type { SeenReview } from "./seen-review.ts";

type Props = {
  readonly quarter: string;
  readonly of: SeenReview;
  readonly call: Call;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};
const said = reviewWords.dialog;
const longest = 500;

/** [RG-5] Which roles are kept, and why the others are not needed: others decide. */
export function FewerDialog({ quarter, of, call, onDone, onCancel }: Props): VNode {
  const { staff, roles, displayName } = of;
  const [last] = roles.length === 1 ? roles : [];
  const [form, setForm] = useKept(`fewer-${staff}`, { keep: [] as readonly Role[], reason: "" });
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function send(): Promise<void> {
    const reason = form.reason.trim();
    if (form.keep.length >= roles.length) return setTrouble(said.tooMany);
    if (reason === "") return setTrouble(said.missing);
    setBusy(true);
    const keep = [...form.keep];
    const answer = await call("/api/access-review/ask-for-fewer", { quarter, staff, roles, keep, reason });
    setBusy(false);
    if (answer.ok) onDone();
    else setTrouble(sayFailure(answer.code));
  }

  return (
    <Confirm
      heading={said.heading(displayName)}
      confirm={said.send}
      cancel={said.cancel}
      blocked={busy}
      onConfirm={() => void send()}
      onCancel={onCancel}
    >
      <p>{last ? said.leadLast(deskWords.roles[last]) : said.lead}</p>
      {roles.length > 1 && (
        <fieldset class="registers-people">
          <legend class="field-label">{said.roles}</legend>
          {roles.map((role) => (
            <Tick
              key={role}
              checked={form.keep.includes(role)}
              onChange={(checked) =>
                setForm({
                  ...form,
                  keep: roles.filter((one) => (one === role ? checked : form.keep.includes(one))),
                })
              }
            >
              {deskWords.roles[role]}
            </Tick>
          ))}
        </fieldset>
      )}
      <Words
        label={said.reason}
        value={form.reason}
        rows={2}
        longest={longest}
        onChange={(reason) => setForm({ ...form, reason })}
      />
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </Confirm>
  );
}
