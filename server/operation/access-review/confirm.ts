import { daysOfQuarter } from "../../../domain/access-review.ts";
import { instantOf } from "../../../domain/japan-time.ts";
import type { Staff } from "../../../domain/people.ts";
import { recordAct } from "../../audit/record.ts";
import { uuidv7 } from "../../storage/uuid.ts";
import type { Tools } from "../../tools.ts";
import { insertAnswer } from "./store.ts";
import { type Asked, lockUnanswered } from "./unanswered.ts";

/** [RG-5] They still need the roles they hold. */
export async function confirmAccess(
  { db, now }: Pick<Tools, "db" | "now">,
  by: Staff,
  asked: Asked,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const at = now();
    const { id: staff, roles } = await lockUnanswered(tx, asked, by, at);
    const { quarter } = asked;
    await insertAnswer(tx, uuidv7(at), null, { quarter, staff, roles, said: "needed", by: by.id, at });
    const from = instantOf(daysOfQuarter(quarter).from, 0);
    await recordAct(tx, at, by, "access-review:confirm", { staff, roles, from });
  });
}
