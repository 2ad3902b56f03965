import type { ConsultationId } from "../../../domain/ids.ts";
import type { Work } from "../work.ts";
import { openBriefing, readBriefing } from "./briefing.ts";
import { type Recorder, startRecorder } from "./record.ts";

/** What one does in the column beside a talk. */
export type BesideActs = {
  /** Shows the briefing; that it was opened is on record. */
  open(id: ConsultationId): Promise<void>;
  /** It was read to its end. */
  read(id: ConsultationId): Promise<boolean>;
  readonly recorder: Recorder;
};

export function startBeside(work: Work): BesideActs {
  return {
    open: (id) => openBriefing(work, id),
    read: (id) => readBriefing(work, id),
    recorder: startRecorder(work),
  };
}
