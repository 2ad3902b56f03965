import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import { type PauseGround, pauseGrounds } from "../../../domain/pause.ts";
import { present } from "../../shared/clock.ts";
import { Confirm } from "../confirm.tsx";
import type { Desk } from "../desk.ts";
import { sayFailure } from "../failure-words.ts";
import { useStore } from "../use-store.ts";
import { openedIn } from "../work.ts";
import { words } from "./words-ja.ts";

type Props = { readonly desk: Desk; readonly row: ConsultationSummary };

const lengths = [1, 3, 7, 14, 30] as const;
const dayMillis = 86_400_000;
const said = words.propose;

/** Asks a supervisor to let the consultee of a talk write nothing for a while. */
export function ProposePauseDialog({
  desk,
  row,
  onDone,
}: Props & { readonly onDone: (proposed: boolean) => void }): VNode {
  const [ground, setGround] = useState<PauseGround>("hurtful");
  const [days, setDays] = useState<number>(lengths[1]);
  const reason = useStore(desk.store, (state) => openedIn(state, row.id).asides.pause);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function go(): Promise<void> {
    if (reason.trim() === "") return setTrouble(said.reasonMissing);
    setBusy(true);
    // A minute less than the longest, for the clocks of two machines.
    const until = new Date(present().getTime() + days * dayMillis - 60_000).toISOString();
    const answer = await desk.consultees.proposePause({
      consultation: row.id,
      ground,
      until,
      reason: reason.trim(),
    });
    setBusy(false);
    if (answer.ok) {
      desk.writeAside(row.id, "pause", "");
      onDone(true);
    } else setTrouble(answer.code === "pause-under-way" ? said.trouble : sayFailure(answer.code));
  }

  return (
    <Confirm
      heading={said.heading(row.number)}
      confirm={busy ? words.busy : said.confirm}
      cancel={words.cancel}
      blocked={busy}
      onConfirm={() => void go()}
      onCancel={() => onDone(false)}
    >
      <ul class="confirm-effects">
        {said.effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <label class="field">
        <span class="field-label">{words.ground}</span>
        <select value={ground} onChange={(event) => setGround(event.currentTarget.value as PauseGround)}>
          {pauseGrounds.map((one) => (
            <option key={one} value={one}>
              {words.grounds[one]}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span class="field-label">{said.days}</span>
        <select value={days} onChange={(event) => setDays(Number(event.currentTarget.value))}>
          {lengths.map((one) => (
            <option key={one} value={one}>
              {said.day(one)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span class="field-label">{words.reason}</span>
        <textarea
          rows={2}
          maxLength={500}
          value={reason}
          onInput={(event) => desk.writeAside(row.id, "pause", event.currentTarget.value)}
        />
      </label>
      <p class="hint">{said.reasonHint}</p>
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </Confirm>
  );
}
