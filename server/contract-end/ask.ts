import { eraseGoodForMillis } from "../../domain/contract-end.ts";
import type { StaffId } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import { askApproval } from "../approval/ask.ts";
import type { Database } from "../storage/database.ts";
import { uuidv7 } from "../storage/uuid.ts";
import type { Tools } from "../tools.ts";
import {
  type ContractAct,
  findOperator,
  findRequest,
  insertRequest,
  type StoredRequest,
} from "./request-store.ts";

export type AskTools = { readonly db: Database } & Pick<Tools, "now" | "secrets">;

/** How it stands with what was asked for. `waiting`: some of those who are needed have not agreed yet. */
export type Standing =
  | {
      readonly state: "agreed";
      readonly approval: string;
      readonly askedBy: StaffId;
      readonly voices: readonly StaffId[];
    }
  | { readonly state: "waiting"; readonly agreed: number; readonly needed: number; readonly until: Date }
  | { readonly state: "not-asked" };

/** Whether two of the city have agreed to exactly this: to this receiver, or to this export being all there is. */
export async function seeStanding(
  { db, now }: Pick<AskTools, "db" | "now">,
  act: ContractAct,
  about: string,
): Promise<Standing> {
  return standingOf(await findRequest(db, act, about), now());
}

function standingOf(found: StoredRequest | null, now: Date): Standing {
  if (!found) return { state: "not-asked" };
  const { approval, askedBy, voices, needed, expiresAt, outcome, closedAt } = found;
  if (outcome === "carried-out" && closedAt && now.getTime() - closedAt.getTime() < eraseGoodForMillis)
    return { state: "agreed", approval, askedBy, voices };
  if (outcome === null && now < expiresAt)
    return { state: "waiting", agreed: voices.length, needed, until: expiresAt };
  return { state: "not-asked" };
}

/**
 * [CE-1] [CE-3] Puts it before the city, at the desk's place 承認, in an operator's name; whoever has the keys of the machine could
 * write any name, so nothing is done by it alone. Refuses not-found where no operator is called so.
 */
export async function askContract(
  { db, now, secrets }: AskTools,
  asked: {
    readonly act: ContractAct;
    readonly about: string;
    readonly operator: string;
    readonly reason: string;
  },
): Promise<void> {
  const operator = await findOperator(db, asked.operator);
  if (!operator) throw new Refusal("not-found");
  const { act, about, reason } = asked;
  await db.transaction().execute(async (tx) => {
    const at = now();
    const approval = uuidv7(at);
    await insertRequest(tx, { id: uuidv7(at), act, about, approval });
    await askApproval(tx, { now, secrets }, operator, { id: approval, act, reason });
  });
}
