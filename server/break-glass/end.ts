import { may } from "../../domain/access.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct, recordActs } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { lockOpenUse, saveUseEnd, takeOverdue } from "./store.ts";

/** The operator's own, or anyone's by those who may agree to it. Open streams end within two seconds ([ST-6]). */
export async function endBrokenGlass({ db, now }: Tools, by: Staff, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const use = await lockOpenUse(tx, id);
    if (!use || (use.staff !== by.id && !may(by, "approval:give"))) throw new Refusal("not-found");
    const at = now();
    await saveUseEnd(tx, id, at);
    await recordAct(tx, at, by, "break-glass:end", { staff: use.staff });
  });
}

/** What nobody has ended ends by itself when its time is over; this puts it on record. */
export async function endOverdueGlass({ db, now }: Pick<Tools, "db" | "now">): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const at = now();
    const over = await takeOverdue(tx, at);
    const actor = { kind: "system" } as const;
    await recordActs(
      tx,
      at,
      over.map(({ staff }) => ({ actor, act: "break-glass:end", facts: { staff, reason: "time-is-up" } })),
    );
  });
}
