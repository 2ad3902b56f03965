import { may } from "../../domain/access.ts";
import type { Staff } from "../../domain/people.ts";
import { findConsultations } from "../consultation/find.ts";
import { listColleagues } from "../staff/colleagues.ts";
import { openSecret } from "../storage/service-seal.ts";
import type { Tools } from "../tools.ts";
import { listSince, type StoredApproval } from "./store.ts";

const shownForMillis = 30 * 86_400_000;

export type ListedApproval = Omit<StoredApproval, "reason"> & {
  readonly reason: string;
  /** What the consultation is called aloud, where it is about one. */
  readonly number: number | null;
};

/** All for the city; to the operator only what they have asked for themselves. */
export async function listApprovals(
  tools: Tools,
  reader: Staff,
): Promise<{ readonly approvals: readonly ListedApproval[]; readonly people: readonly Staff[] }> {
  const { db, now } = tools;
  const stored = await listSince(db, new Date(now().getTime() - shownForMillis));
  const ofCity = may(reader, "approval:give") || reader.roles.includes("auditor");
  const shown = stored.filter(({ askedBy }) => ofCity || askedBy === reader.id);
  const about = await findConsultations(
    tools,
    shown.flatMap(({ consultation }) => consultation ?? []),
  );
  const numbers = new Map(about.map(({ id, number }) => [id, number]));
  const ids = new Set(shown.flatMap(({ askedBy, staff, voices }) => [askedBy, staff, ...voices]));
  return {
    approvals: shown.map((one) => ({
      ...one,
      reason: reasonOf(tools, one),
      number: (one.consultation && numbers.get(one.consultation)) ?? null,
    })),
    people: (await listColleagues(tools)).filter(({ id }) => ids.has(id)),
  };
}

export function reasonOf({ secrets }: Tools, { id, reason }: Pick<StoredApproval, "id" | "reason">): string {
  return openSecret(secrets.staffSealing, `approval\n${id}`, reason);
}
