import type { AuditActor, WrittenFacts } from "../../domain/audit.ts";
import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import type { RecordedAct } from "../../domain/recorded-act.ts";
import { approvalReasons } from "../approval/reasons.ts";
import { listColleagues } from "../staff/colleagues.ts";
import type { Tools } from "../tools.ts";
import { openReasons, type ReadReason } from "./reasons.ts";
import { recordAct } from "./record.ts";
import { countByHour, findByNumber, findNumbers, type HourCount, searchLines, type Wanted } from "./store.ts";

export type Asked = Wanted & {
  readonly number?: number | undefined;
  readonly most: number;
  /** Also how many there are in each hour, of a period of at most `mostDaysByHour`. */
  readonly byHour?: boolean | undefined;
};

const mostDaysByHour = 31;

export type Found = {
  readonly lines: readonly RecordedAct[];
  readonly next: number | null;
  readonly staff: readonly { readonly id: StaffId; readonly displayName: string }[];
  readonly consultations: readonly { readonly id: ConsultationId; readonly number: number }[];
  /** Null where it was not asked for, or the period is longer. */
  readonly hours: readonly HourCount[] | null;
  /** What people wrote, where a line names why it was done or the approval it was done by. */
  readonly reasons: readonly ReadReason[];
};

/** [AU-10] What was found is shown only after it is on record that somebody looked for it. */
export async function searchAudit(tools: Tools, actor: AuditActor, asked: Asked): Promise<Found> {
  const { db, now } = tools;
  const colleagues = await listColleagues(tools);
  return db.transaction().execute(async (tx) => {
    const named = asked.number === undefined ? undefined : await findByNumber(tx, asked.number);
    const consultation = asked.consultation ?? named ?? undefined;
    const contradicts = named !== undefined && (named === null || named !== consultation);
    const lines = contradicts ? [] : await searchLines(tx, { ...asked, consultation }, asked.most + 1);
    const page = lines.slice(0, asked.most);
    const wanted = { ...asked, consultation };
    const hours = !mayCount(asked) ? null : contradicts ? [] : await countByHour(tx, wanted);
    const ids = idsIn(page);
    const consultations = await findNumbers(tx, [...ids] as ConsultationId[]);
    const reasons = [
      ...(await openReasons(tx, tools, factsOf(page, "why"))),
      ...(await approvalReasons(tx, tools, factsOf(page, "approval"))),
    ];
    await recordAct(tx, now(), actor, "audit:search", {
      count: page.length,
      ...{ from: asked.from, to: asked.to, consultation },
      staff: asked.staff ?? (asked.actor as StaffId | undefined),
      about: asked.acts?.length === 1 ? asked.acts[0] : undefined,
    });
    return {
      lines: page,
      next: lines.length > asked.most ? (page.at(-1)?.position ?? null) : null,
      staff: colleagues.filter(({ id }) => ids.has(id)),
      consultations,
      reasons,
      hours,
    };
  });
}

function mayCount({ byHour, from, to, before }: Asked): boolean {
  if (byHour !== true || !from || !to || before !== undefined) return false;
  return to.getTime() - from.getTime() <= mostDaysByHour * 86_400_000;
}

function factsOf(lines: readonly RecordedAct[], name: "why" | "approval"): string[] {
  const ids = lines.map(({ facts }) => facts[name]).filter((id) => typeof id === "string");
  return [...new Set(ids)];
}

function idsIn(lines: readonly RecordedAct[]): Set<string> {
  const facts = (all: WrittenFacts) => [all.consultation, all.staff];
  const ids = lines.flatMap((line) => [line.id, ...facts(line.facts)]);
  return new Set(ids.filter((id): id is string => typeof id === "string"));
}
