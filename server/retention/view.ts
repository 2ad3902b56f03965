import type { RetentionPreview, RetentionRun } from "../../domain/retention.ts";

export function runView(run: RetentionRun) {
  const { id, state, proposedBy, agreed, wanted, done } = run;
  return {
    ...{ id, state, proposedBy, agreed: [...agreed], wanted, done },
    proposedAt: run.proposedAt.toISOString(),
    begunAt: run.begunAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}

export function dueView({ classes, consultations, copies }: RetentionPreview) {
  return {
    classes: classes.map(({ before, oldest, ...one }) => ({
      ...{ class: one.class, due: one.due, held: one.held },
      before: before?.toISOString() ?? null,
      oldest: oldest?.toISOString() ?? null,
    })),
    consultations: consultations.map((one) => ({
      ...{ number: one.number, class: one.class, isHeld: one.isHeld },
      endedAt: one.endedAt.toISOString(),
    })),
    copies,
  };
}
