import type { Consultation } from "../../domain/consultation.ts";
import type { KeepingReason } from "../../domain/deletion.ts";
import type { Consultee } from "../../domain/people.ts";
import { ownConsultations } from "../consultation/own.ts";
import { askedDeletions } from "../deletion/asked.ts";
import type { Tools } from "../tools.ts";
import { findWordsMadeAt } from "./recovery-store.ts";

export type History = {
  readonly consultations: readonly {
    readonly consultation: Consultation;
    readonly deletionAskedAt: Date | null;
    readonly deletionRefused: KeepingReason | null;
  }[];
  readonly wordsMadeAt: Date | null;
};

/** これまでの相談. */
export async function seeHistory(tools: Tools, consultee: Consultee): Promise<History> {
  const [own, wordsMadeAt] = await Promise.all([
    ownConsultations(tools, consultee),
    findWordsMadeAt(tools.db, consultee.id),
  ]);
  const asked = await askedDeletions(
    tools,
    own.map(({ id }) => id),
  );
  return {
    consultations: own.map((consultation) => ({
      consultation,
      deletionAskedAt: asked.get(consultation.id)?.at ?? null,
      deletionRefused: asked.get(consultation.id)?.refused ?? null,
    })),
    wordsMadeAt,
  };
}
