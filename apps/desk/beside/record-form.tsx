import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import { recordParts } from "../../../domain/record.ts";
import { risks } from "../../../domain/risk.ts";
import type { Desk } from "../desk.ts";
import { isPressed } from "../keys/table.ts";
import type { Recording } from "./shown.ts";
import { besideWords } from "./words-ja.ts";

type Props = {
  readonly desk: Desk;
  readonly row: ConsultationSummary;
  readonly recording: Recording;
};

const words = besideWords.form;

/** 相談記録: five boxes, of which one is enough, and how much there is to fear. */
export function RecordForm({ desk, row, recording }: Props): VNode {
  const { said, kept, saving, trouble } = recording;
  const { recorder } = desk.beside;
  const first = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  return (
    <form
      class="record"
      onSubmit={(event) => {
        event.preventDefault();
        void recorder.save(row.id);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") recorder.leave(row.id);
        if (!isPressed(event, "send")) return;
        event.preventDefault();
        void recorder.save(row.id);
      }}
    >
      <div class="beside-top">
        <h2 id="beside-heading">{words.heading(row.number)}</h2>
        <p class="beside-lead">{words.lead}</p>
      </div>
      <div class="beside-body">
        {recordParts.map((part, at) => (
          <label key={part} class="record-part">
            <span>{besideWords.part[part]}</span>
            <textarea
              ref={at === 0 ? first : null}
              rows={part === "concern" || part === "response" ? 4 : 3}
              value={said[part]}
              onInput={(event) => recorder.change(row.id, { [part]: event.currentTarget.value })}
            />
          </label>
        ))}
        <fieldset class="record-risk">
          <legend>{besideWords.riskLabel}</legend>
          {risks.map((risk) => (
            <label key={risk}>
              <input
                type="radio"
                name="risk"
                checked={said.risk === risk}
                onChange={() => recorder.change(row.id, { risk })}
              />
              {besideWords.risk[risk]}
            </label>
          ))}
        </fieldset>
      </div>
      <div class="beside-foot">
        <p class="trouble" role="alert">
          {trouble && words.trouble[trouble]}
        </p>
        <div class="record-acts">
          <button type="button" onClick={() => recorder.leave(row.id)}>
            {words.back}
          </button>
          <button class="main" type="submit" aria-disabled={saving}>
            {saving ? words.saving : words.save}
          </button>
        </div>
        <p class="hint" role="status">
          {kept === "kept" ? words.kept : kept === "not-kept" ? words.notKept : words.keys}
        </p>
      </div>
    </form>
  );
}
