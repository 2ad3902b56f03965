import { inJapan } from "../../domain/japan-time.ts";
import type { Staff } from "../../domain/people.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { keepWord } from "./store.ts";

/** [DU-1] 今日は入ります・抜けます. The last word of a day counts; said again it changes nothing else. */
export async function sayDuty({ db, now }: Tools, staff: Staff, on: boolean): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const at = now();
    await keepWord(tx, { staff: staff.id, day: inJapan(at).day, on }, at);
    await recordAct(tx, at, staff, "duty:say", { outcome: on ? "on" : "off" });
  });
}
