import { type KitFile, schoolFolder } from "../../domain/kit.ts";
import { Refusal } from "../../domain/refusal.ts";
import { codeOfSchool, saySchoolCode } from "../../domain/school-code.ts";
import { drawAside } from "../pdf/draw-aside.ts";
import { readSchoolCodes } from "../school/read-school-codes.ts";
import { readSchoolList } from "../school/read-school-list.ts";
import type { Tools } from "../tools.ts";
import type { Kit } from "./kit.ts";
import { qrPicture } from "./qr-picture.ts";
import type { DrawnSheets, Sheet } from "./sheet.ts";

/** [TK-1] What one school of the list is given besides, in a folder of its own. Refused with `not-found` for any other. */
export async function makeSchoolKit(
  { db, now }: Pick<Tools, "db" | "now">,
  { page, label, wording }: Omit<Kit, "icon">,
  school: string,
): Promise<readonly KitFile[]> {
  const [{ schools }, { codes }] = await Promise.all([readSchoolList({ db }), readSchoolCodes({ db })]);
  const place = schools.indexOf(school);
  if (place < 0) throw new Refusal("not-found");
  const folder = schoolFolder(school, place);
  const code = codeOfSchool(codes, school);
  const sheet: Sheet = {
    ...{ address: page.href, label, wording, school, madeAt: now() },
    code: code && saySchoolCode(code),
  };
  const drawn = await drawAside<DrawnSheets>(new URL("./draw-sheets.ts", import.meta.url), sheet);
  return [
    { name: `${folder}/poster.pdf`, bytes: drawn.poster },
    { name: `${folder}/cards.pdf`, bytes: drawn.cards },
    qrPicture(`${folder}/qr.svg`, page.href),
  ];
}
