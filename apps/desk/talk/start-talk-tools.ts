import type { Attributes } from "../../../domain/attributes.ts";
import type { ConsultationId, StaffId } from "../../../domain/ids.ts";
import type { Templates } from "../templates/facts.ts";
import type { Work } from "../work.ts";
import { handOver, listReceivers, type Receiver } from "./hand-over.ts";
import { retractMessage } from "./retract-message.ts";
import { tag } from "./tag.ts";
import type { Trouble } from "./trouble.ts";

/** What one does in a talk besides writing and sending. */
export type TalkTools = {
  /** 引継ぎ with the note that stands among the asides. Null where it was done. */
  handOver(id: ConsultationId, to: StaffId | null): Promise<Trouble | null>;
  /** Whom one could hand over to; null where they could not be asked for. */
  listReceivers(): Promise<readonly Receiver[] | null>;
  /** 定型文, as they are now; null where they could not be asked for. */
  listTemplates(): Promise<Templates | null>;
  /** Sets the attributes that count. False where it could not be done. */
  tag(id: ConsultationId, attributes: Attributes): Promise<boolean>;
  /** Takes back an own message that was not read. */
  retract(id: ConsultationId, seq: number): Promise<void>;
};

type Around = {
  /** Nothing is being written there any more. */
  readonly fallSilent: (id: ConsultationId) => void;
  /** Its notes have changed. */
  readonly lookAtNotes: () => void;
};

export function startTalkTools(work: Work, { fallSilent, lookAtNotes }: Around): TalkTools {
  return {
    async handOver(id, to) {
      fallSilent(id);
      const trouble = await handOver(work, id, to);
      lookAtNotes();
      return trouble;
    },
    listReceivers: () => listReceivers(work),
    async listTemplates() {
      const answer = await work.call("/api/desk/templates", {});
      if (!answer.ok) work.concernsAll(answer);
      return answer.ok ? answer.value : null;
    },
    tag: (id, attributes) => tag(work, id, attributes),
    retract: (id, seq) => retractMessage(work, id, seq),
  };
}
