import type { VNode } from "preact";
import type { Api } from "../../../contract/api.ts";
import { plain } from "../../shared/text.ts";
import { timeWords } from "../../shared/time-words.ts";
import "../fields.css";
import { PlaceHeading, type PlaceProps } from "../place-parts.tsx";
import { NotThere } from "../settings/not-there.tsx";
import { SaveBar } from "../settings/save-bar.tsx";
import { useSettings } from "../settings/use-settings.ts";
import { CalendarFields } from "./calendar-fields.tsx";
import { HelpDesks } from "./desks.tsx";
import { draftOf, readDraft } from "./draft.ts";
import { Pictures } from "./pictures.tsx";
import "./reception.css";
import { Replies } from "./replies.tsx";
import { words } from "./words-ja.ts";
import { Year } from "./year.tsx";

type Known = Api["/api/reception/settings"]["output"];

/** 受付: everything about it is one draft, and is saved as one version. */
export function ReceptionPlace({ call, now }: PlaceProps): VNode {
  const all = useSettings({
    name: "reception",
    ask: () => call("/api/reception/settings", {}),
    send: (version, { settings: next }: ReturnType<typeof readDraft>) =>
      call("/api/reception/set", { version, settings: next }),
    draftOf: (known: Known) => draftOf(known.settings),
    readDraft,
  });
  if (!all.shown) return <NotThere heading={words.heading} settings={all} />;
  const { known, draft, read } = all.shown;
  const setDraft = all.change;
  const { faults, settings } = read;
  const readable = !faults.some(({ where }) => where.startsWith("calendar."));
  return (
    <div class="wide reception">
      <PlaceHeading text={words.heading} />
      <p class="hint">{words.lead}</p>
      <CalendarFields
        typed={draft.calendar}
        faults={faults}
        onChange={(calendar) => setDraft({ ...draft, calendar })}
      />
      <Year calendar={readable ? settings.calendar : null} now={now} />
      <Replies typed={draft} faults={faults} now={now} onChange={setDraft} />
      <Pictures typed={draft} scanned={known.scansPictures} onChange={setDraft} />
      <HelpDesks typed={draft} faults={faults} onChange={setDraft} />
      <section class="place-section" aria-labelledby="reception-history">
        <h2 id="reception-history">{words.history}</h2>
        <p>{words.version(known.version)}</p>
        <ul>
          {known.versions.map(({ version, at, displayName }) => (
            <li key={version}>
              {words.version(version)} {words.changed(plain(timeWords(new Date(at), now)), displayName)}
            </li>
          ))}
        </ul>
      </section>
      <SaveBar settings={all} />
    </div>
  );
}
