import type { VNode } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Api } from "../../../contract/api.ts";
import { sayFailure, sayUnread } from "../failure-words.ts";
import "../fields.css";
import { PlaceHeading, type PlaceProps, Unread } from "../place-parts.tsx";
import { ContactFields } from "./contact-fields.tsx";
import { type Draft, draftOf, readDraft } from "./draft.ts";
import { Field } from "./fields.tsx";
import { ScriptFields } from "./script-fields.tsx";
import "./urgent-settings.css";
import { words } from "./words-ja.ts";

type Known = Api["/api/urgent/settings"]["output"];

/** 緊急: everything the city sets about it is one draft, and is saved as one version. */
export function UrgentPlace({ call }: PlaceProps): VNode {
  const [known, setKnown] = useState<Known | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [note, setNote] = useState("");
  const [moved, setMoved] = useState(false);
  const [saving, setSaving] = useState(false);
  const read = useMemo(() => draft && readDraft(draft), [draft]);

  async function load(): Promise<void> {
    const answer = await call("/api/urgent/settings", {});
    if (!answer.ok) return setNote(sayUnread(answer.code));
    setKnown(answer.value);
    setDraft(draftOf(answer.value.settings));
    setMoved(false);
    setNote("");
  }
  useEffect(() => void load(), []);

  async function save(): Promise<void> {
    if (!known || !read || saving) return;
    if (read.faults.length > 0) return setNote(words.faulty(read.faults.length));
    setSaving(true);
    const answer = await call("/api/urgent/set", { version: known.version, settings: read.settings });
    setSaving(false);
    setMoved(!answer.ok && answer.code === "settings-moved");
    if (!answer.ok) return setNote(answer.code === "settings-moved" ? words.moved : sayFailure(answer.code));
    await load();
    setNote(words.saved(answer.value.version));
  }

  if (!draft || !read || !known)
    return (
      <>
        <PlaceHeading text={words.heading} />
        {note ? <Unread said={note} readAgain={() => void load()} /> : <p role="status">{words.loading}</p>}
      </>
    );
  const { faults } = read;
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
      <div class="urgent-save">
        <button class="main" type="button" aria-disabled={saving} onClick={() => void save()}>
          {saving ? words.saving : words.save}
        </button>
        <p role="status">{note || words.version(known.version)}</p>
        {moved && (
          <button type="button" onClick={() => void load()}>
            {words.takeNewest}
          </button>
        )}
      </div>
    </div>
  );
}
