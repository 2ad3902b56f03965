import type { ApprovalAct, Outcome } from "../../domain/approval.ts";
import type { StaffId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import type { Database, Tx } from "../storage/database.ts";

export type ContractAct = Extract<ApprovalAct, `contract:${string}`>;

export type StoredRequest = {
  readonly approval: string;
  readonly askedBy: StaffId;
  readonly needed: number;
  readonly expiresAt: Date;
  readonly outcome: Outcome | null;
  readonly closedAt: Date | null;
  readonly voices: readonly StaffId[];
};

export async function insertRequest(
  tx: Tx,
  one: { readonly id: string; readonly act: ContractAct; readonly about: string; readonly approval: string },
): Promise<void> {
  const { id, act, about, approval } = one;
  await tx.insertInto("contract_request").values({ id, act, about, approval_id: approval }).execute();
}

/** The newest that was asked for exactly this. */
export async function findRequest(
  db: Database | Tx,
  act: ContractAct,
  about: string,
): Promise<StoredRequest | null> {
  const row = await db
    .selectFrom("contract_request as r")
    .innerJoin("approval as a", "a.id", "r.approval_id")
    .select(["a.id", "a.asked_by", "a.needed", "a.expires_at", "a.outcome", "a.closed_at"])
    .where("r.act", "=", act)
    .where("r.about", "=", about)
    .orderBy("a.asked_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const voices = await db
    .selectFrom("approval_voice")
    .select("staff_id")
    .where("approval_id", "=", row.id)
    .orderBy("at")
    .execute();
  return {
    ...{ approval: row.id, askedBy: row.asked_by, needed: row.needed, expiresAt: row.expires_at },
    ...{ outcome: row.outcome, closedAt: row.closed_at },
    voices: voices.map(({ staff_id }) => staff_id),
  };
}

/** Whoever works here under this name, and may be asked of as an operator. */
export async function findOperator(db: Database, name: string): Promise<Staff | null> {
  const row = await db
    .selectFrom("staff")
    .select(["id", "display_name as displayName", "roles"])
    .where("sign_in_name", "=", name)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row?.roles.includes("operator") ? { kind: "staff", ...row } : null;
}

/** Which city this is, since its last restore. */
export async function readEpoch(db: Database): Promise<string> {
  const { epoch } = await db.selectFrom("installation").select("epoch").executeTakeFirstOrThrow();
  return epoch;
}

export async function countHolds(db: Database): Promise<number> {
  const { many } = await db
    .selectFrom("legal_hold")
    .select(({ fn }) => fn.countAll<number>().as("many"))
    .where("lifted_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(many);
}

/** What is destroyed, in numbers. */
export async function countDestroyed(db: Database) {
  const [consultations, messages, pictures, dataKeys] = await Promise.all([
    db
      .selectFrom("consultation")
      .select(({ fn }) => fn.countAll<number>().as("many"))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom("entry")
      .select(({ fn }) => fn.countAll<number>().as("many"))
      .where("kind", "=", "message")
      .executeTakeFirstOrThrow(),
    db
      .selectFrom("picture")
      .select(({ fn }) => fn.countAll<number>().as("many"))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom("data_key")
      .select(({ fn }) => fn.countAll<number>().as("many"))
      .executeTakeFirstOrThrow(),
  ]);
  return {
    ...{ consultations: Number(consultations.many), messages: Number(messages.many) },
    ...{ pictures: Number(pictures.many), dataKeys: Number(dataKeys.many) },
  };
}

/** Which files of the ledger were written into the folder: the end of their names. */
export async function listWrittenExports(db: Database): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("export")
    .select("id")
    .where("to_folder", "=", true)
    .where("taken_at", "is not", null)
    .execute();
  return rows.map(({ id }) => id.slice(-8));
}
