import { createHmac } from "node:crypto";
import type { ConsulteeId } from "../../domain/ids.ts";
import { inJapan } from "../../domain/japan-time.ts";
import type { Consultee } from "../../domain/people.ts";
import { type Month, monthOf } from "../../domain/period.ts";
import { Refusal } from "../../domain/refusal.ts";
import { readSchoolCode, schoolOfCode } from "../../domain/school-code.ts";
import { isKnownConsultee } from "../consultee/known-consultee.ts";
import type { Tools } from "../tools.ts";
import { addToMonth, insertTeller } from "./count-store.ts";
import type { Guesses } from "./guesses.ts";
import { readSchoolCodes } from "./read-school-codes.ts";
import { readSchoolList } from "./read-school-list.ts";

/**
 * [SC-2] Somebody who has written tells the code of their cards. It is turned at once into a token that names neither them nor the
 * school, and one more of the school's month: nothing lies where one leads to the other, and nothing of it lies at a consultation.
 * Told again in the same month it counts no more, and nobody learns that it was told before. Refused with not-found where the code
 * is nobody's, nothing was written yet, or the city does not count.
 */
export async function tellSchool(
  tools: Tools,
  guesses: Guesses,
  consultee: Consultee,
  { typed, address }: { readonly typed: string; readonly address: string },
): Promise<void> {
  const { db, now } = tools;
  guesses.begin(address);
  if (!(await isKnownConsultee(tools, consultee.id))) throw new Refusal("not-found");
  const code = readSchoolCode(typed);
  const [{ codes }, { schools }] = await Promise.all([readSchoolCodes(tools), readSchoolList(tools)]);
  const school = code === null ? null : schoolOfCode(codes, schools, code);
  if (school === null) {
    guesses.missed(address);
    throw new Refusal("not-found");
  }
  const month = monthOf(inJapan(now()).day);
  // Two commits: rows of one and the same would lead from the one to the other. Whoever falls between them is not counted.
  if (await insertTeller(db, month, blindToken(tools, month, consultee.id)))
    await addToMonth(db, month, school);
}

/** Another one each month; the school is no part of it. */
function blindToken({ secrets }: Pick<Tools, "secrets">, month: Month, consultee: ConsulteeId): Buffer {
  return createHmac("sha256", secrets.consulteeNaming).update(`school\n${month}\n${consultee}`).digest();
}
