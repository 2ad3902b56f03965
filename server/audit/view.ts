import type { AuditLineView } from "../../contract/audit.ts";
import { auditActorKinds } from "../../domain/audit.ts";
import type { RecordedAct } from "../../domain/recorded-act.ts";

export function lineView({ position, at, actor, id, act, facts }: RecordedAct): AuditLineView {
  return { position, at: at.toISOString(), actor: kindOf(actor), id, act, facts: { ...facts } };
}

/** The database's owner could have written anything: what is not ours is a bug or worse, and is not passed on. */
function kindOf(text: string): AuditLineView["actor"] {
  const kind = auditActorKinds.find((one) => one === text);
  if (kind) return kind;
  throw new Error("A line of the audit trail has an unknown kind of actor.");
}
