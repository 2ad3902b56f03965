import type { VNode } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Api } from "../../../contract/api.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { sayFailure, sayUnread } from "../failure-words.ts";
import "../fields.css";
import { useKept } from "../kept.ts";
import { PlaceHeading, type PlaceProps, Unread } from "../place-parts.tsx";
import { mayDo } from "../state.ts";
import { CoverageStrips } from "./coverage.tsx";
import { type Draft, draftOf, readDraft } from "./draft.ts";
import "./duty.css";
import { OwnDay } from "./own-day.tsx";
import { PlanForm } from "./plan-form.tsx";
import { words } from "./words-ja.ts";

type Known = Api["/api/duty"]["output"];

/** 当番: who is there when. Whoever plans it edits one draft, which is saved as one version. */
export function DutyPlace({ self, call, now }: PlaceProps): VNode {
  const [fresh, setFresh] = useState<Known | null>(null);
  /** With the version that it is a draft of: the service refuses it where another one was saved meanwhile. */
  const [edited, setEdited] = useKept<{ readonly of: Known; readonly draft: Draft } | null>("duty", null);
  const [note, setNote] = useState("");
  const [moved, setMoved] = useState(false);
  const [saving, setSaving] = useState(false);
  const known = edited?.of ?? fresh;
  const draft = useMemo(() => edited?.draft ?? (known && draftOf(known.plan)), [edited, known]);
  const read = useMemo(() => draft && readDraft(draft), [draft]);

  async function look(): Promise<void> {
    const answer = await call("/api/duty", {});
    if (answer.ok) setFresh(answer.value);
    setNote(answer.ok ? "" : sayUnread(answer.code));
  }
  async function takeNewest(): Promise<void> {
    setEdited(null);
    setMoved(false);
    await look();
  }
  useEffect(() => void look(), []);

  async function save(): Promise<void> {
    if (!known || !read || saving) return;
    if (read.faults.length > 0) return setNote(words.faulty(read.faults.length));
    setSaving(true);
    const answer = await call("/api/duty/plan", { version: known.version, plan: read.plan });
    setSaving(false);
    setMoved(!answer.ok && answer.code === "settings-moved");
    if (!answer.ok) return setNote(answer.code === "settings-moved" ? words.moved : sayFailure(answer.code));
    await takeNewest();
    setNote(words.saved(answer.value.version));
  }

  function change(next: Draft): void {
    if (known) setEdited({ of: known, draft: next });
    setNote("");
  }

  if (!known || !draft || !read)
    return (
      <>
        <PlaceHeading text={words.heading} />
        {note ? <Unread said={note} readAgain={() => void look()} /> : <p role="status">{words.loading}</p>}
      </>
    );
  const names = new Map((fresh ?? known).people.map(({ id, displayName }) => [id, displayName]));
  const nameOf = (staff: StaffId): string => names.get(staff) ?? words.goneName;
  const mayPlan = mayDo(self, "duty:plan");
  return (
    <div class="wide duty">
      <PlaceHeading text={words.heading} />
      <p class="hint">{words.lead}</p>
      {mayDo(self, "duty:say") && (
        <OwnDay known={fresh ?? known} me={self.id} call={call} now={now} onSaid={look} />
      )}
      <section class="place-section" aria-labelledby="duty-coverage">
        <h2 id="duty-coverage">{words.coverage}</h2>
        <p class="hint">{words.coverageHint}</p>
        <CoverageStrips plan={read.plan} reception={known.reception} />
      </section>
      <PlanForm
        {...{ draft, nameOf }}
        faults={read.faults}
        people={known.people}
        today={known.reception[0]?.day ?? ""}
        onChange={mayPlan ? change : null}
      />
      {mayPlan && (
        <div class="duty-save">
          <button class="main" type="button" aria-disabled={saving} onClick={() => void save()}>
            {saving ? words.saving : words.save}
          </button>
          <p role="status">{note || (edited ? words.unsaved : words.version(known.version))}</p>
          {moved && (
            <button type="button" onClick={() => void takeNewest()}>
              {words.takeNewest}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
