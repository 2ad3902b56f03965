import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Api } from "../../../contract/api.ts";
import { onDuty } from "../../../domain/duty.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { sayFailure } from "../failure-words.ts";
import type { PlaceProps } from "../place-parts.tsx";
import { words } from "./words-ja.ts";

type Props = Pick<PlaceProps, "call" | "now"> & {
  readonly known: Api["/api/duty"]["output"];
  readonly me: StaffId;
  readonly onSaid: () => Promise<void>;
};

/** 今日は入ります・抜けます: of oneself alone. */
export function OwnDay({ known, me, call, now, onSaid }: Props): VNode {
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const isOn = onDuty(known.plan, known.said, now).some(({ staff }) => staff === me);

  async function say(on: boolean): Promise<void> {
    if (busy) return;
    setBusy(true);
    const answer = await call("/api/duty/say", { on });
    if (answer.ok) await onSaid();
    setBusy(false);
    setNote(answer.ok ? (on ? words.saidOn : words.saidOff) : sayFailure(answer.code));
  }

  return (
    <section class="place-section" aria-labelledby="duty-own">
      <h2 id="duty-own">{words.own}</h2>
      <p>{isOn ? words.ownOn : words.ownOff}</p>
      <button type="button" class="main" aria-disabled={busy} onClick={() => void say(!isOn)}>
        {isOn ? words.stepOut : words.comeIn}
      </button>
      <p class="hint" role="status">
        {note || words.ownHint}
      </p>
    </section>
  );
}
