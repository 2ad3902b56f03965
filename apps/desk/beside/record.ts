import type { ConsultationId } from "../../../domain/ids.ts";
import { type ConsultationRecord, emptyRecord, recordFault } from "../../../domain/record.ts";
import { newKey } from "../../shared/uuid.ts";
import { takeSummary } from "../list/list.ts";
import { changeOpened, openedIn, type Work } from "../work.ts";
import { openBriefing } from "./briefing.ts";
import type { Recording } from "./shown.ts";
import { besideWords, type RecordTrouble } from "./words-ja.ts";

export type Recorder = {
  /** Begins, with one's draft, or the version that is there. */
  begin(id: ConsultationId): Promise<void>;
  change(id: ConsultationId, part: Partial<ConsultationRecord>): void;
  save(id: ConsultationId): Promise<boolean>;
  /** What is written so far stays as a draft. */
  leave(id: ConsultationId): void;
};

/** So long after the last key the draft is kept by the server ([BR-4]). */
const restMillis = 1_000;
const againMillis = 5_000;

export function startRecorder(work: Work): Recorder {
  const { store, call, clock } = work;
  const resting = new Map<ConsultationId, () => void>();

  function recording(id: ConsultationId): Recording | null {
    return openedIn(store.get(), id).recording;
  }

  function set(id: ConsultationId, change: (before: Recording) => Recording | null): void {
    changeOpened(work, id, (opened) =>
      opened.recording ? { ...opened, recording: change(opened.recording) } : opened,
    );
  }

  async function begin(id: ConsultationId): Promise<void> {
    if (recording(id)) return;
    await openBriefing(work, id);
    const { briefing } = openedIn(store.get(), id);
    if (briefing?.at !== "there") return;
    const { draft, records } = briefing.value;
    const [newest] = records;
    const said = draft ?? newest?.said ?? emptyRecord;
    const version = newest?.version ?? 0;
    changeOpened(work, id, (opened) => ({
      ...opened,
      recording: { said, version, key: newKey(), kept: null, saving: false, trouble: null },
    }));
  }

  function keepSoon(id: ConsultationId, millis: number): void {
    resting.get(id)?.();
    resting.set(
      id,
      clock.after(millis, () => void keep(id)),
    );
  }

  async function keep(id: ConsultationId): Promise<void> {
    resting.delete(id);
    const draft = recording(id)?.said;
    if (!draft) return;
    set(id, (before) => ({ ...before, kept: "keeping" }));
    const answer = await call("/api/desk/record-draft", { consultation: id, draft });
    if (!answer.ok) work.concernsAll(answer);
    set(id, (before) => {
      if (before.said !== draft) return before;
      return { ...before, kept: answer.ok ? "kept" : "not-kept" };
    });
    if (!answer.ok && answer.code === "unreachable") keepSoon(id, againMillis);
  }

  return {
    begin,
    change(id, part) {
      // Another text is another writing: what was tried before may have been stored under its key.
      const key = newKey();
      set(id, (before) => ({
        ...{ ...before, key, kept: null, trouble: null },
        said: { ...before.said, ...part },
      }));
      keepSoon(id, restMillis);
    },
    async save(id) {
      const before = recording(id);
      const { epoch } = store.get();
      if (!before || before.saving || !epoch) return false;
      const fault = recordFault(before.said);
      if (fault) {
        set(id, (now) => ({ ...now, trouble: fault }));
        return false;
      }
      resting.get(id)?.();
      resting.delete(id);
      set(id, (now) => ({ ...now, saving: true, trouble: null }));
      const { said: record, version, key } = before;
      const answer = await call("/api/desk/record", { epoch, consultation: id, key, version, record });
      if (answer.ok) {
        store.set((state) => ({ ...state, list: takeSummary(state.list, answer.value) }));
        changeOpened(work, id, (opened) => ({ ...opened, recording: null }));
        void openBriefing(work, id);
        return true;
      }
      if (!work.concernsAll(answer) && answer.code === "record-moved") await upon(id);
      const trouble = answer.code in besideWords.form.trouble ? (answer.code as RecordTrouble) : "other";
      set(id, (now) => ({ ...now, saving: false, trouble }));
      keepSoon(id, restMillis);
      return false;
    },
    leave(id) {
      if (resting.has(id)) {
        resting.get(id)?.();
        void keep(id);
      }
      changeOpened(work, id, (opened) => ({ ...opened, recording: null }));
    },
  };

  /** Somebody was first: what was typed stays, and goes upon theirs next. */
  async function upon(id: ConsultationId): Promise<void> {
    await openBriefing(work, id);
    const { briefing } = openedIn(store.get(), id);
    const version = briefing?.at === "there" ? (briefing.value.records[0]?.version ?? 0) : null;
    if (version !== null) set(id, (now) => ({ ...now, version, key: newKey() }));
  }
}
