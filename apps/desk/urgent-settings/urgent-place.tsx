import type { VNode } from "preact";
import type { Api } from "../../../contract/api.ts";
import "../fields.css";
import { PlaceHeading, type PlaceProps } from "../place-parts.tsx";
import { NotThere } from "../settings/not-there.tsx";
import { SaveBar } from "../settings/save-bar.tsx";
import { useSettings } from "../settings/use-settings.ts";
import { ContactFields } from "./contact-fields.tsx";
import { draftOf, readDraft } from "./draft.ts";
import { Field } from "./fields.tsx";
import { ScriptFields } from "./script-fields.tsx";
import "./urgent-settings.css";
import { words } from "./words-ja.ts";

type Known = Api["/api/urgent/settings"]["output"];

/** 緊急: everything the city sets about it is one draft, and is saved as one version. */
export function UrgentPlace({ call }: PlaceProps): VNode {
  const settings = useSettings({
    name: "urgent",
    ask: () => call("/api/urgent/settings", {}),
    send: (version, { settings: next }: ReturnType<typeof readDraft>) =>
      call("/api/urgent/set", { version, settings: next }),
    draftOf: (known: Known) => draftOf(known.settings),
    readDraft,
  });
  if (!settings.shown) return <NotThere heading={words.heading} settings={settings} />;
  const { known, draft, read } = settings.shown;
  const { faults } = read;
  const setDraft = settings.change;
  return (
    <div class="urgent-settings">
      <PlaceHeading text={words.heading} />
      <p class="hint">{words.lead}</p>
      <section class="place-section" aria-labelledby="urgent-words-heading">
        <h2 id="urgent-words-heading">{words.dangerWords}</h2>
        <p class="hint">{words.dangerWordsHint}</p>
        <Field
          where="dangerWords"
          label={words.dangerWords}
          lines={10}
          value={draft.dangerWords}
          faults={faults}
          onInput={(dangerWords) => setDraft({ ...draft, dangerWords })}
        />
      </section>
      <section class="place-section" aria-labelledby="urgent-escalation">
        <h2 id="urgent-escalation">{words.escalation}</h2>
        <p class="hint">{words.escalationHint}</p>
        {!known.mail && <p class="trouble">{words.noMail}</p>}
        <Field
          where="escalateSeconds"
          label={words.seconds}
          value={draft.escalateSeconds}
          faults={faults}
          onInput={(escalateSeconds) => setDraft({ ...draft, escalateSeconds })}
        />
      </section>
      <section class="place-section" aria-labelledby="urgent-contacts">
        <h2 id="urgent-contacts">{words.contacts}</h2>
        <p class="hint">{words.contactsHint}</p>
        <ContactFields
          branches={draft.contacts}
          faults={faults}
          onChange={(contacts) => setDraft({ ...draft, contacts })}
        />
      </section>
      <section class="place-section" aria-labelledby="urgent-script">
        <h2 id="urgent-script">{words.script}</h2>
        <p class="hint">{words.scriptHint}</p>
        <ScriptFields
          parts={draft.script}
          faults={faults}
          onChange={(script) => setDraft({ ...draft, script })}
        />
      </section>
      <SaveBar settings={settings} standing={words.version(known.version)} />
    </div>
  );
}
