import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { present } from "../../../shared/clock.ts";
import { plain } from "../../../shared/text.ts";
import { timeWords } from "../../../shared/time-words.ts";
import { type Moment, TimeLine } from "../time-line.tsx";
import type { Condition } from "./say.ts";
import { words } from "./words-ja.ts";

type Happened = Condition["moments"][number];
export type Lead = (to: "incidents" | "maintenance", row: string) => void;
type Props = { readonly moments: readonly Happened[]; readonly onLead: Lead };

const said = words.past;
const few = 20;

/** Alarms, incidents and maintenance, the newest first, each leading to its row where it has one. */
export function Moments({ moments, onLead }: Props): VNode {
  const [all, setAll] = useState(false);
  if (moments.length === 0) return <p class="hint">{said.empty}</p>;
  const shown = all ? moments : moments.slice(0, few);
  return (
    <>
      <TimeLine label={said.line} moments={shown.map((one) => momentOf(one, moments, onLead))} />
      {shown.length < moments.length && (
        <button type="button" onClick={() => setAll(true)}>
          {said.more(moments.length - shown.length)}
        </button>
      )}
    </>
  );
}

function momentOf(one: Happened, all: readonly Happened[], onLead: Lead): Moment {
  const { id: key, at } = one;
  const lead = (to: Parameters<Lead>[0], row: string, what: string): VNode => (
    <button type="button" class="condition-lead" onClick={() => onLead(to, row)}>
      {said.lead(what)}
    </button>
  );
  switch (one.what) {
    case "alarm": {
      const { name, place, endedAt, incident } = one;
      const of = all.find(({ what, id }) => what === "incident" && id === incident);
      return {
        ...{ key, at, what: said.alarm, who: place === "" ? "" : words.ofMachine(place) },
        words: `${words.alarm(name)}\n${endedAt === null ? said.rings : said.over(time(endedAt))}`,
        tone: endedAt === null ? "bad" : "strong",
        more:
          incident !== null &&
          lead("incidents", incident, of?.what === "incident" ? said.number(of.number) : said.record),
      };
    }
    case "incident": {
      const { number, kind, standing } = one;
      return {
        ...{ key, at, what: said.incident(number, kind), who: said.standings[standing], words: null },
        tone: standing === "under-way" ? "bad" : "good",
        more: lead("incidents", key, said.number(number)),
      };
    }
    case "maintenance": {
      const { number, to, stops, ended } = one;
      return {
        ...{ key, at, what: said.maintenance(number), who: stops ? said.stops : said.runs },
        words: `${said.until(time(to))}。${ended ? said.outcomes[ended.outcome] : said.underWay}。`,
        tone: ended ? "good" : "strong",
        more: lead("maintenance", key, said.maintenance(number)),
      };
    }
  }
}

function time(at: string): string {
  return plain(timeWords(new Date(at), present()));
}
