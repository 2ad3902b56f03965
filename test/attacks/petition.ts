import { randomUUID } from "node:crypto";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Caller, World } from "../world.ts";

const unknown = "01a203f9-4a54-7d0e-989b-6a751f1048dd";
const words = "ひとこと";
const receivedOn = "2026-04-01";

/** Of 開示・訂正. What they name is not there, but for the consultation and what they begin themselves. */
export function petitionInputs(id: string, consultation: ConsultationId): Record<string, object> {
  return {
    "/api/desk/petitions": {},
    "/api/desk/petition/receive": {
      ...{ petition: id, kind: "correct", consultation, petitioner: "self", receivedOn, days: 30 },
      ...{ who: "みほん", sought: words },
    },
    "/api/desk/petition/step": { petition: unknown, kind: "weigh", facts: {}, words },
    "/api/desk/petition/read": { petition: unknown },
    "/api/desk/petition/bars": { petition: unknown, messages: [{ seq: 1, bars: [], leftOut: null }] },
    "/api/desk/petition/propose": { petition: unknown, decision: "corrected", words, correction: words },
    "/api/desk/petition/print": { petition: unknown, what: "notice" },
    "/api/desk/petition/attach": { petition: unknown },
  };
}

type Prepared = Promise<{ input: object; by: Caller }>;

/** What has to be there for a call to be taken that names it. */
export const petitionBefore: Record<
  string,
  (world: World, talk: { readonly consultation: ConsultationId }) => Prepared
> = {
  "/api/desk/petition/step": received,
  "/api/desk/petition/propose": received,
};

async function received(world: World, { consultation }: { readonly consultation: ConsultationId }): Prepared {
  const [petition, by] = [randomUUID(), await world.staff("official")];
  await by.callAny(
    "/api/desk/petition/receive",
    petitionInputs(petition, consultation)["/api/desk/petition/receive"],
  );
  const facts = { proofs: ["own-page"] };
  await by.callAny("/api/desk/petition/step", { petition, kind: "identity", facts, words: "" });
  return { input: { petition }, by };
}
