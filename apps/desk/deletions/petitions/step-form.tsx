import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { SeenPetition } from "../../../../contract/petition.ts";
import { inJapan } from "../../../../domain/japan-time.ts";
import { type Proof, proofs, type WayOut, type WrittenStep, waysOut } from "../../../../domain/petition.ts";
import { Choice, DayOf, Tick, Words } from "../../operation/fields.tsx";
import { OperationForm } from "../../operation/form.tsx";
import type { Call } from "../../work.ts";
import { DaysField } from "./days-field.tsx";
import { sayPetitionFailure, words } from "./words-ja.ts";

type Props = {
  readonly petition: SeenPetition;
  readonly call: Call;
  readonly now: Date;
  readonly onDone: (said: string) => void;
  readonly onCancel: () => void;
};
const said = words.step;
const before = ["identity", "weigh", "supplement", "extend", "close"] as const;
const after = ["notify", "hand-over", "close"] as const;

/** One step more on the time line. */
export function StepForm({ petition, call, now, onDone, onCancel }: Props): VNode {
  const kinds: readonly WrittenStep[] = petition.state === "open" ? before : after;
  const today = inJapan(now).day;
  const [kind, setKind] = useState<WrittenStep>(kinds[0] ?? "close");
  const [shown, setShown] = useState<readonly Proof[]>([]);
  const [from, setFrom] = useState(petition.receivedOn);
  const [to, setTo] = useState(today);
  const [days, setDays] = useState("30");
  const [way, setWay] = useState<WayOut>("counter");
  const [text, setText] = useState("");
  const [trouble, setTrouble] = useState<string | null>(null);
  const goesOut = kind === "notify" || kind === "hand-over";

  async function send(): Promise<void> {
    const answer = await call("/api/desk/petition/step", {
      ...{ petition: petition.id, kind, words: text.trim() },
      facts: {
        ...(kind === "identity" ? { proofs: [...shown] } : {}),
        ...(kind === "supplement" ? { from, to } : {}),
        ...(kind === "extend" ? { days: Number(days) } : {}),
        ...(goesOut ? { on: to, way } : {}),
      },
    });
    if (answer.ok) onDone(said.done);
    else setTrouble(sayPetitionFailure(answer.code));
  }

  return (
    <OperationForm
      label={said.label}
      trouble={trouble}
      send={said.send}
      onSend={send}
      cancel={{ label: words.cancel, act: onCancel }}
    >
      <Choice
        label={said.kind}
        value={kind}
        onChange={setKind}
        options={kinds.map((one) => [one, words.steps[one]] as const)}
      />
      {kind === "identity" && (
        <fieldset class="petition-proofs whole">
          <legend>{said.proofs}</legend>
          {proofs.map((one) => (
            <Tick
              key={one}
              checked={shown.includes(one)}
              onChange={(on) => setShown(on ? [...shown, one] : shown.filter((other) => other !== one))}
            >
              {words.proofs[one]}
            </Tick>
          ))}
        </fieldset>
      )}
      {kind === "supplement" && <DayOf label={said.from} value={from} onChange={setFrom} />}
      {kind === "supplement" && <DayOf label={said.to} value={to} onChange={setTo} />}
      {kind === "extend" && <DaysField label={said.days} value={days} onChange={setDays} />}
      {goesOut && <DayOf label={said.on} value={to} onChange={setTo} />}
      {goesOut && (
        <Choice
          label={said.way}
          value={way}
          onChange={setWay}
          options={waysOut.map((one) => [one, words.ways[one]] as const)}
        />
      )}
      <Words label={said.words} value={text} onChange={setText} rows={2} />
    </OperationForm>
  );
}
