import { Refusal } from "../../domain/refusal.ts";
import type { Session } from "../../domain/sign-in.ts";
import type { Tools } from "../tools.ts";
import { countFactors } from "./factor-store.ts";
import { findBreakGlassUntil, findById } from "./store.ts";
import type { SeenSelf } from "./view.ts";

export async function seeSelf({ db, now, stamps }: Tools, session: Session): Promise<SeenSelf> {
  const [record, factors, breakGlassUntil] = await Promise.all([
    findById(db, stamps, session.staff),
    countFactors(db, session.staff),
    findBreakGlassUntil(db, session.staff, now()),
  ]);
  if (!record) throw new Refusal("not-signed-in");
  return { staff: record.staff, name: record.name, session, factors, breakGlassUntil };
}
