import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { inJapan } from "../../../../domain/japan-time.ts";
import {
  type Petitioner,
  type PetitionKind,
  petitioners,
  petitionKinds,
} from "../../../../domain/petition.ts";
import { petitionKindNames } from "../../../../domain/petition-names.ts";
import { Choice, DayOf, Line, Words } from "../../operation/fields.tsx";
import { OperationForm } from "../../operation/form.tsx";
import type { Call } from "../../work.ts";
import { DaysField } from "./days-field.tsx";
import { sayPetitionFailure, words } from "./words-ja.ts";

type Props = {
  readonly call: Call;
  readonly now: Date;
  readonly onDone: (said: string) => void;
  readonly onCancel: () => void;
};
const said = words.receive;

/** What came on paper. The consultation is named by its number, or not at all. */
export function ReceiveForm({ call, now, onDone, onCancel }: Props): VNode {
  // Repeated after a lost answer, it is the same petition.
  const [petition] = useState(() => crypto.randomUUID());
  const [kind, setKind] = useState<PetitionKind>("see");
  const [petitioner, setPetitioner] = useState<Petitioner>("self");
  const [number, setNumber] = useState("");
  const [receivedOn, setReceivedOn] = useState(() => inJapan(now).day);
  const [days, setDays] = useState("30");
  const [who, setWho] = useState("");
  const [sought, setSought] = useState("");
  const [trouble, setTrouble] = useState<string | null>(null);

  async function send(): Promise<void> {
    const typed = number
      .normalize("NFKC")
      .replace(/^[\s#]+/, "")
      .trim();
    if (who.trim() === "" || sought.trim() === "" || receivedOn === "") return setTrouble(said.missing);
    if (typed !== "" && !/^[1-9]\d{0,8}$/.test(typed)) return setTrouble(said.numberWrong);
    const seen = typed === "" ? null : await call("/api/desk/hold/see", { number: Number(typed) });
    if (seen && !seen.ok) return setTrouble(sayPetitionFailure(seen.code));
    if (seen && !seen.value.found) return setTrouble(said.notFound);
    const answer = await call("/api/desk/petition/receive", {
      ...{ petition, kind, petitioner, receivedOn, days: Number(days) },
      ...{ consultation: seen?.value.found?.consultation ?? null, who: who.trim(), sought: sought.trim() },
    });
    if (answer.ok) onDone(said.done(answer.value.number));
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
        options={petitionKinds.map((one) => [one, petitionKindNames[one]] as const)}
      />
      <Line label={said.number} value={number} onChange={setNumber} longest={12} />
      <Choice
        label={said.petitioner}
        value={petitioner}
        onChange={setPetitioner}
        options={petitioners.map((one) => [one, words.petitioners[one]] as const)}
      />
      <Line label={said.who} value={who} onChange={setWho} longest={200} />
      <DayOf label={said.receivedOn} value={receivedOn} onChange={setReceivedOn} />
      <DaysField label={said.days} value={days} onChange={setDays} />
      <Words label={said.sought} value={sought} onChange={setSought} rows={2} />
    </OperationForm>
  );
}
