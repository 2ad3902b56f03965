import type { VNode } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Api } from "../../../contract/api.ts";
import { plain } from "../../shared/text.ts";
import { timeWords } from "../../shared/time-words.ts";
import "../fields.css";
import { sayFailure } from "../failure-words.ts";
import { useKept } from "../kept.ts";
import { PlaceHeading, type PlaceProps } from "../place-parts.tsx";
import { CalendarFields } from "./calendar-fields.tsx";
import { HelpDesks } from "./desks.tsx";
import { type Draft, draftOf, readDraft } from "./draft.ts";
import { Pictures } from "./pictures.tsx";
import "./reception.css";
import { Replies } from "./replies.tsx";
import { words } from "./words-ja.ts";
import { Year } from "./year.tsx";

type Known = Api["/api/reception/settings"]["output"];

/** 受付: everything about it is one draft, and is saved as one version. */
export function ReceptionPlace({ call, now }: PlaceProps): VNode {
  const [fresh, setFresh] = useState<Known | null>(null);
  /** With the version that it is a draft of: the service refuses it where another one was saved meanwhile. */
  const [edited, setEdited] = useKept<{ readonly of: Known; readonly draft: Draft } | null>(
    "reception",
    null,
  );
  const [note, setNote] = useState("");
  const [moved, setMoved] = useState(false);
  const [saving, setSaving] = useState(false);
  const known = edited?.of ?? fresh;
  const draft = useMemo(() => edited?.draft ?? (known && draftOf(known.settings)), [edited, known]);
  const read = useMemo(() => draft && readDraft(draft), [draft]);

  async function load(): Promise<void> {
    const answer = await call("/api/reception/settings", {});
    if (!answer.ok) return setNote(sayFailure(answer.code));
    setFresh(answer.value);
    setEdited(null);
    setMoved(false);
    setNote("");
  }
  useEffect(() => {
    if (!edited) void load();
  }, []);

  async function save(): Promise<void> {
    if (!known || !read) return;
    if (read.faults.length > 0) return setNote(words.faulty(read.faults.length));
    setSaving(true);
    const answer = await call("/api/reception/set", { version: known.version, settings: read.settings });
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
        <p role="status">{note || words.loading}</p>
        {note && (
          <button type="button" onClick={() => void load()}>
            {words.again}
          </button>
        )}
      </>
    );
  const setDraft = (next: Draft): void => setEdited({ of: known, draft: next });
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
      <div class="reception-save">
        <button class="main" type="button" disabled={saving} onClick={() => void save()}>
          {saving ? words.saving : words.save}
        </button>
        <p role="status">{note}</p>
        {moved && (
          <button type="button" onClick={() => void load()}>
            {words.takeNewest}
          </button>
        )}
      </div>
    </div>
  );
}
