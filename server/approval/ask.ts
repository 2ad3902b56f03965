import { type ApprovalAct, approvalMillis, neededFor } from "../../domain/approval.ts";
import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import type { Role, Staff } from "../../domain/people.ts";
import { recordAct } from "../audit/record.ts";
import type { Tx } from "../storage/database.ts";
import { sealSecret } from "../storage/service-seal.ts";
import { uuidv7 } from "../storage/uuid.ts";
import type { Tools } from "../tools.ts";
import { insertApproval, readRule } from "./store.ts";

export type Wanted = {
  /** Left out: a new one. */
  readonly id?: string;
  readonly act: ApprovalAct;
  readonly staff?: StaffId;
  readonly roles?: readonly Role[];
  readonly minutes?: number;
  readonly consultation?: ConsultationId;
  readonly count?: number;
  readonly about?: ApprovalAct;
  readonly wanted?: number;
  /** How many have to agree where the city wants fewer. */
  readonly atLeast?: number;
  readonly reason: string;
};

/** How many others the city wants for this. */
export async function askedVoices(tx: Tx, act: ApprovalAct): Promise<number> {
  return neededFor(act, await readRule(tx, act));
}

/** Asks others to agree. The reason is sealed: it is a sentence that somebody wrote. Last in its transaction. */
export async function askApproval(
  tx: Tx,
  { now, secrets }: Pick<Tools, "now" | "secrets">,
  by: Staff,
  {
    id: wantedId,
    act,
    staff,
    roles,
    minutes,
    consultation,
    count,
    about,
    wanted,
    atLeast = 0,
    reason,
  }: Wanted,
): Promise<string> {
  const at = now();
  const id = wantedId ?? uuidv7(at);
  await insertApproval(tx, {
    ...{
      id,
      act,
      staff: staff ?? null,
      roles: roles ?? null,
      minutes: minutes ?? null,
      consultation: consultation ?? null,
      count: count ?? null,
      about: about ?? null,
      wanted: wanted ?? null,
    },
    reason: sealSecret(secrets.staffSealing, `approval\n${id}`, reason),
    needed: Math.max(await askedVoices(tx, act), atLeast),
    ...{ askedBy: by.id, askedAt: at, expiresAt: new Date(at.getTime() + approvalMillis) },
  });
  await recordAct(tx, at, by, "approval:ask", {
    approval: id,
    about: act,
    staff,
    roles,
    minutes,
    consultation,
    count,
  });
  return id;
}
