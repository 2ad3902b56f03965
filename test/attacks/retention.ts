import { randomUUID } from "node:crypto";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Caller, World } from "../world.ts";

const unknown = "01a203f9-4a54-7d0e-989b-6a751f1048dd";
const reason = "調査のため";

/** Of 保全. What they name is not there, but for the consultation and what they begin themselves. */
export function retentionInputs(id: string, consultation: ConsultationId): Record<string, object> {
  return {
    "/api/desk/holds": {},
    "/api/desk/hold/see": { number: 2_147_483_647 },
    "/api/desk/hold/place": { hold: id, consultation, all: false, ground: "grave-situation", reason },
    "/api/desk/hold/lift": { hold: unknown, reason },
  };
}

/** What has to be there for a call to be taken that names it. */
export const retentionBefore: Record<
  string,
  (world: World, talk: { readonly consultation: ConsultationId }) => Promise<{ input: object; by: Caller }>
> = {
  async "/api/desk/hold/lift"(world, { consultation }) {
    const [hold, by] = [randomUUID(), await world.staff("supervisor")];
    await by.call("/api/desk/hold/place", { hold, consultation, all: true, ground: "dispute", reason });
    return { input: { hold }, by };
  },
};
