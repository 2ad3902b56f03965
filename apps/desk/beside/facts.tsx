import type { VNode } from "preact";
import type { Briefing, EarlierConsultation } from "../../../contract/briefing.ts";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { AttributesOfBoth } from "../../../domain/attributes.ts";
import { higherRisk, type Risk } from "../../../domain/risk.ts";
import { nameOf } from "../list/row.ts";
import { topicsInShort, whoInShort } from "../talk/attribute-words.ts";
import { SheetSummary } from "../urgent/sheet/sheet-summary.tsx";
import { sheetWords } from "../urgent/sheet/words-ja.ts";
import { When } from "../when.tsx";
import { words as deskWords } from "../words-ja.ts";
import { besideWords as words } from "./words-ja.ts";
import { type Names, WrittenRecord } from "./written-record.tsx";

type Props = {
  readonly row: ConsultationSummary;
  readonly briefing: Briefing;
  readonly names: Names;
  readonly gate: "unread" | "moved" | null;
};

/** What there is to know: first what must not be forgotten, then consultation by consultation, the newest first. */
export function Facts({ row, briefing, names, gate }: Props): VNode {
  const { earlier, more, records, readings, handOvers } = briefing;
  const [newest, ...before] = records;
  // What is new stands first, so that nobody looks for it.
  const inOrder = gate === "moved" ? [...earlier].sort((a, b) => Number(b.isNew) - Number(a.isNew)) : earlier;
  return (
    <>
      {handOvers.length > 0 && (
        <section class="beside-part beside-mind">
          <h3>{words.handOvers}</h3>
          {handOvers.map(({ staff, at, text }) => (
            <div key={at}>
              <p class="hint">
                {words.handedOverBy(nameOf(staff, names))} <When at={at} />
              </p>
              <p class="beside-text">{text ?? words.noteUnreadable}</p>
            </div>
          ))}
        </section>
      )}
      <section class="beside-part">
        <h3>{words.attributes}</h3>
        {gate === "moved" && briefing.attributesAreNew && <p class="beside-new">{words.attributesNew}</p>}
        <p>{aboutOf(row.attributes) || words.unanswered}</p>
      </section>
      <KeepInMind earlier={earlier} />
      {newest && (
        <section class="beside-part">
          <h3>{words.ownRecord}</h3>
          <WrittenRecord record={newest} names={names} />
          {before.length > 0 && (
            <details>
              <summary>{words.versions(before.length)}</summary>
              {before.map((one) => (
                <WrittenRecord key={one.version} record={one} names={names} />
              ))}
            </details>
          )}
        </section>
      )}
      <section class="beside-part">
        <h3>{earlier.length === 0 ? words.nothing : words.count(earlier.length + more)}</h3>
        {inOrder.map((one) => (
          <Earlier key={one.id} one={one} names={names} marksNew={gate === "moved"} />
        ))}
        {more > 0 && <p class="hint">{words.more(more)}</p>}
      </section>
      {readings.length > 0 && (
        <section class="beside-part">
          <h3>{words.readings}</h3>
          <ul class="beside-readings">
            {readings.map(({ staff, at }) => (
              <li key={at}>
                {nameOf(staff, names)} <When at={at} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function KeepInMind({ earlier }: { readonly earlier: readonly EarlierConsultation[] }): VNode | null {
  const said = earlier.flatMap(({ number, record }) => (record?.said ? [{ number, ...record.said }] : []));
  const highest = said.reduce<Risk>((most, { risk }) => higherRisk(most, risk), "none");
  const promised = said.filter(({ promises }) => promises.trim() !== "");
  const feared = earlier.filter(({ sheet }) => sheet !== null).map(({ number }) => number);
  if (highest === "none" && promised.length === 0 && feared.length === 0) return null;
  return (
    <section class="beside-part beside-mind">
      <h3>{words.keepInMind}</h3>
      {highest !== "none" && (
        <p class={`beside-risk risk-${highest}`}>
          {words.highest}: <strong>{words.risk[highest]}</strong>
        </p>
      )}
      {feared.length > 0 && <p class="beside-risk risk-high">{words.sheetsOf(feared)}</p>}
      {promised.map(({ number, promises }) => (
        <div key={number}>
          <p class="hint">{words.promised(number)}</p>
          <p class="beside-text">{promises}</p>
        </div>
      ))}
    </section>
  );
}

type EarlierProps = {
  readonly one: EarlierConsultation;
  readonly names: Names;
  readonly marksNew: boolean;
};

function Earlier({ one, names, marksNew }: EarlierProps): VNode {
  const { number, entrance, state, openedAt, record, sheet, disclosures } = one;
  return (
    <article class="beside-earlier" aria-label={deskWords.talk.heading(number)}>
      <h4>
        #{number}
        {marksNew && one.isNew && <span class="beside-new">{words.isNew}</span>}
      </h4>
      <p class="hint">
        <When at={openedAt} />・{deskWords.list.entrance[entrance]}・{words.state[state]}
        {one.counsellor && `・${nameOf(one.counsellor, names)}`}
      </p>
      {aboutOf(one.attributes) && <p class="hint">{aboutOf(one.attributes)}</p>}
      {sheet && (
        <section class="beside-sheet" aria-label={words.sheetOf(number)}>
          <h5>{sheetWords.name}</h5>
          <SheetSummary written={sheet} names={names} />
        </section>
      )}
      {record ? <WrittenRecord record={record} names={names} /> : <p class="hint">{words.noRecord}</p>}
      {disclosures.map(({ at, to, ground }) => (
        <p key={at} class="beside-disclosed">
          <When at={at} /> {words.disclosed(words.to[to], words.ground[ground])}
        </p>
      ))}
    </article>
  );
}

function aboutOf(both: AttributesOfBoth): string {
  return [whoInShort(both), topicsInShort(both)].filter(Boolean).join("｜");
}
