import { sql } from "kysely";
import type { DeletionRequest } from "../../domain/deletion.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Database } from "../storage/database.ts";

/** The newest first, each with who wants it carried out and who has agreed. */
export async function listRequests(db: Database, now: Date, most: number): Promise<DeletionRequest[]> {
  const rows = await db
    .selectFrom("deletion_request as asked")
    .innerJoin("consultation as c", "c.id", "asked.consultation_id")
    .select([
      "asked.consultation_id as consultation",
      "c.number",
      "c.state",
      "c.deleted_at as deletedAt",
      "asked.asked_at as askedAt",
      "asked.reason",
      "asked.refused_at",
      "asked.refused_by",
      "asked.refused_why",
      sql<boolean>`consultation_is_held(asked.consultation_id)`.as("isHeld"),
    ])
    .orderBy("asked.asked_at", "desc")
    .limit(most)
    .execute();
  const proposals = await listProposals(
    db,
    now,
    rows.map(({ consultation }) => consultation),
  );
  return rows.map(({ refused_at, refused_by, refused_why, ...row }) => ({
    ...row,
    proposal: proposals.get(row.consultation) ?? null,
    refused:
      refused_at && refused_by && refused_why ? { by: refused_by, at: refused_at, why: refused_why } : null,
  }));
}

/** Those that wait, and those that were carried out. */
async function listProposals(
  db: Database,
  now: Date,
  ids: readonly ConsultationId[],
): Promise<Map<ConsultationId, NonNullable<DeletionRequest["proposal"]>>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("approval as a")
    .leftJoin("approval_voice as v", "v.approval_id", "a.id")
    .select([
      "a.consultation_id as consultation",
      "a.asked_by as by",
      "a.asked_at as at",
      "v.staff_id as agreed",
    ])
    .where("a.consultation_id", "in", ids)
    .where("a.act", "=", "deletion:carry-out")
    .where((eb) =>
      eb.or([
        eb("a.outcome", "=", "carried-out"),
        eb.and([eb("a.outcome", "is", null), eb("a.expires_at", ">", now)]),
      ]),
    )
    .orderBy("v.at")
    .execute();
  const found = new Map<ConsultationId, NonNullable<DeletionRequest["proposal"]>>();
  for (const { consultation, by, at, agreed } of rows) {
    if (!consultation) continue;
    const voices = found.get(consultation)?.agreed ?? [];
    found.set(consultation, { by, at, agreed: agreed ? [...voices, agreed] : voices });
  }
  return found;
}
