import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../../contract/api.ts";
import { type InquiryHaste, inquiryHastes } from "../../../../domain/inquiry.ts";
import { longestTarget, supportFaults } from "../../../../domain/support-settings.ts";
import { sayFailure, sayUnread } from "../../failure-words.ts";
import { Unread } from "../../place-parts.tsx";
import type { Call } from "../../work.ts";
import { Line, Words } from "../fields.tsx";
import { words } from "./words-ja.ts";

type Known = Api["/api/support/settings"]["output"];
/** As it is typed. */
type Draft = {
  readonly minutes: Readonly<Record<string, string>>;
  readonly duty: string;
  readonly city: string;
};

const parts = ["answerMinutes", "solveMinutes"] as const;
const keyOf = (haste: InquiryHaste, part: (typeof parts)[number]): string => `${haste}-${part}`;

function draftOf({ targets, dutyAddresses, cityAddresses }: Known["settings"]): Draft {
  const minutes = inquiryHastes.flatMap((haste) =>
    parts.map((part) => [keyOf(haste, part), String(targets[haste][part])] as const),
  );
  return {
    minutes: Object.fromEntries(minutes),
    duty: dutyAddresses.join("\n"),
    city: cityAddresses.join("\n"),
  };
}

function read({ minutes, duty, city }: Draft): Known["settings"] | null {
  const lines = (text: string) =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
  const of = (haste: InquiryHaste, part: (typeof parts)[number]): number =>
    Number((minutes[keyOf(haste, part)] ?? "").normalize("NFKC").trim() || "0");
  const targets = Object.fromEntries(
    inquiryHastes.map((haste) => [
      haste,
      { answerMinutes: of(haste, "answerMinutes"), solveMinutes: of(haste, "solveMinutes") },
    ]),
  ) as Known["settings"]["targets"];
  const all = inquiryHastes.flatMap((haste) => parts.map((part) => targets[haste][part]));
  if (!all.every((one) => Number.isInteger(one) && one >= 1 && one <= longestTarget)) return null;
  return { targets, dutyAddresses: lines(duty), cityAddresses: lines(city) };
}

/** [OP-5] Targets and addresses: the administrator's. */
export function SupportSettings({ call }: { readonly call: Call }): VNode {
  const [known, setKnown] = useState<Known | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [note, setNote] = useState("");
  const [trouble, setTrouble] = useState<string | null>(null);
  const said = words.settings;

  async function load(): Promise<void> {
    const answer = await call("/api/support/settings", {});
    setTrouble(answer.ok ? null : sayUnread(answer.code));
    if (!answer.ok) return;
    setKnown(answer.value);
    setDraft(draftOf(answer.value.settings));
  }
  useEffect(() => void load(), [call]);

  async function save(): Promise<void> {
    const settings = draft && read(draft);
    if (!known || !draft) return;
    const [fault] = settings ? supportFaults(settings) : [];
    if (!settings || fault) return setNote(fault ? said.faults[fault.code] : said.number);
    const answer = await call("/api/support/set", { version: known.version, settings });
    if (!answer.ok) return setNote(answer.code === "settings-moved" ? said.moved : sayFailure(answer.code));
    await load();
    setNote(said.saved(answer.value.version));
  }

  return (
    <section class="place-section" aria-labelledby="support-settings">
      <h2 id="support-settings">{said.heading}</h2>
      <p class="hint">{said.lead}</p>
      {trouble && <Unread said={trouble} readAgain={() => void load()} />}
      {known && draft && (
        <div class="operation-form">
          {inquiryHastes.flatMap((haste) =>
            parts.map((part) => (
              <Line
                key={keyOf(haste, part)}
                label={(part === "answerMinutes" ? said.answer : said.solve)(said.hastes[haste])}
                value={draft.minutes[keyOf(haste, part)] ?? ""}
                longest={6}
                onChange={(value) =>
                  setDraft({ ...draft, minutes: { ...draft.minutes, [keyOf(haste, part)]: value } })
                }
              />
            )),
          )}
          <Words
            label={said.duty}
            value={draft.duty}
            rows={3}
            onChange={(duty) => setDraft({ ...draft, duty })}
          />
          <Words
            label={said.city}
            value={draft.city}
            rows={3}
            onChange={(city) => setDraft({ ...draft, city })}
          />
          {!known.mail && <p class="trouble">{said.noMail}</p>}
          <div class="operation-acts">
            <button class="main" type="button" onClick={() => void save()}>
              {said.save}
            </button>
            <button type="button" onClick={() => void load()}>
              {said.again}
            </button>
          </div>
          <p class="whole" role="status">
            {note || said.version(known.version)}
          </p>
        </div>
      )}
    </section>
  );
}
