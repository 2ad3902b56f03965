import { inJapan } from "../../domain/japan-time.ts";
import { monthOf } from "../../domain/period.ts";
import type { Tools } from "../tools.ts";
import { deleteTellersBefore } from "./count-store.ts";

/** [SC-2] The tokens of months that are over: nobody is counted by them any more. */
export async function forgetTellers({ db, now }: Pick<Tools, "db" | "now">): Promise<void> {
  await deleteTellersBefore(db, monthOf(inJapan(now()).day));
}
