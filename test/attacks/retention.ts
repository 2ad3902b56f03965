import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { ConsultationId, Epoch } from "../../domain/ids.ts";
import type { Caller, World } from "../world.ts";

const unknown = "01a203f9-4a54-7d0e-989b-6a751f1048dd";
const reason = "調査のため";

/** Of 保全 and 保存期間. What they name is not there, but for the consultation and what they begin themselves. */
export function retentionInputs(id: string, consultation: ConsultationId): Record<string, object> {
  return {
    "/api/desk/holds": {},
    "/api/desk/hold/see": { number: 2_147_483_647 },
    "/api/desk/hold/place": { hold: id, consultation, all: false, ground: "grave-situation", reason },
    "/api/desk/hold/lift": { hold: unknown, reason },
    "/api/desk/retention": {},
    "/api/desk/retention/preview": {},
    "/api/desk/retention/set": { version: 0, settings: { usual: 60, grave: 120 } },
    // With periods that nobody has set, nothing is due.
    "/api/desk/retention/propose": { version: 0, reason },
  };
}

type About = {
  readonly epoch: Epoch;
  readonly consultation: ConsultationId;
  readonly counsellor: Caller;
};

/** What has to be there for a call to be taken that names it. */
export const retentionBefore: Record<
  string,
  (world: World, talk: About) => Promise<{ input: object; by: Caller }>
> = {
  async "/api/desk/hold/lift"(world, { consultation }) {
    const [hold, by] = [randomUUID(), await world.staff("supervisor")];
    await by.call("/api/desk/hold/place", { hold, consultation, all: true, ground: "dispute", reason });
    return { input: { hold }, by };
  },
  async "/api/desk/retention/propose"(world, { epoch, consultation, counsellor }) {
    const by = await world.staff("official");
    const { version } = (await by.call("/api/desk/retention", {})).body;
    const set = await by.call("/api/desk/retention/set", { version, settings: { usual: 12, grave: null } });
    await counsellor.call("/api/desk/close", { epoch, consultation });
    await sql`update consultation set closed_at = closed_at - interval '2 years'
      where id = ${consultation}`.execute(world.storage.db);
    return { input: { version: set.body.version }, by };
  },
};
