import { type KitFile, schoolFolder } from "../../domain/kit.ts";
import { Refusal } from "../../domain/refusal.ts";
import { readSchoolList } from "../school/read-school-list.ts";
import type { Tools } from "../tools.ts";
import type { Kit } from "./kit.ts";
import { qrPicture } from "./qr-picture.ts";

/** [TK-1] What one school of the list is given besides, in a folder of its own. Refused with `not-found` for any other. */
export async function makeSchoolKit(
  { db }: Pick<Tools, "db">,
  { page }: Omit<Kit, "icon">,
  school: string,
): Promise<readonly KitFile[]> {
  const { schools } = await readSchoolList({ db });
  const place = schools.indexOf(school);
  if (place < 0) throw new Refusal("not-found");
  const folder = schoolFolder(school, place);
  return [qrPicture(`${folder}/qr.svg`, page.href)];
}
