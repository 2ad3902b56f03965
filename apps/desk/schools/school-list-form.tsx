import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Api } from "../../../contract/api.ts";
import { doubledSchool, longestSchoolName, mostSchools } from "../../../domain/school-list.ts";
import { sayFailure } from "../failure-words.ts";
import type { Call } from "../work.ts";
import { words } from "./words-ja.ts";

export type KeptList = Api["/api/desk/schools"]["output"];

type Props = {
  readonly known: KeptList;
  readonly call: Call;
  readonly again: () => Promise<KeptList | null>;
};

/** The city's schools, a line each. */
export function SchoolListForm({ known, call, again }: Props): VNode {
  const said = words.list;
  const [typed, setTyped] = useState(known.schools.join("\n"));
  const [note, setNote] = useState("");
  const [moved, setMoved] = useState(false);
  const [saving, setSaving] = useState(false);

  async function save(): Promise<void> {
    if (saving) return;
    const schools = typed
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
    const fault = faultOf(schools);
    if (fault) return setNote(fault);
    setSaving(true);
    const answer = await call("/api/desk/schools/set", { version: known.version, schools });
    setSaving(false);
    setMoved(!answer.ok && answer.code === "settings-moved");
    if (!answer.ok) return setNote(answer.code === "settings-moved" ? said.moved : sayFailure(answer.code));
    await again();
    setNote(said.saved(schools.length));
  }

  async function takeNewest(): Promise<void> {
    const newest = await again();
    if (newest) setTyped(newest.schools.join("\n"));
    setMoved(false);
    setNote("");
  }

  return (
    <section class="place-section schools-list" aria-labelledby="schools-list">
      <h2 id="schools-list">{said.heading}</h2>
      <p class="hint">{said.hint}</p>
      <label class="field">
        <span class="field-label">{said.label}</span>
        <textarea rows={10} value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
      </label>
      <div class="schools-save">
        <button class="main" type="button" aria-disabled={saving} onClick={() => void save()}>
          {saving ? said.saving : said.save}
        </button>
        <p role="status">{note}</p>
        {moved && (
          <button type="button" onClick={() => void takeNewest()}>
            {said.takeNewest}
          </button>
        )}
      </div>
    </section>
  );
}

function faultOf(schools: readonly string[]): string | null {
  const long = schools.find((name) => name.length > longestSchoolName);
  if (long) return words.list.long(long);
  const doubled = doubledSchool(schools);
  if (doubled) return words.list.doubled(doubled);
  return schools.length > mostSchools ? words.list.many : null;
}
