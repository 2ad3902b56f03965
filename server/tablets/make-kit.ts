import { readFile } from "node:fs/promises";
import type { KitFile } from "../../domain/kit.ts";
import { allowListSheet } from "./allow-list-sheet.ts";
import type { Kit } from "./kit.ts";
import { kitGuide } from "./kit-guide.ts";
import { letters } from "./letters.ts";
import { policyFiles } from "./policy-files.ts";
import { shortcutFiles } from "./shortcut-files.ts";
import { webClip } from "./web-clip.ts";

/** The page's own, as it lies beside the page. */
const icon = new URL("../../apps/consultee/installed/icon.png", import.meta.url);

/** [TK-1] What every school is given alike: everything by which devices and filters learn of the page. Nothing in it is secret. */
export async function makeKit(asked: Omit<Kit, "icon">): Promise<readonly KitFile[]> {
  const kit = { ...asked, icon: await readFile(icon) };
  return [
    kitGuide(kit),
    ...policyFiles(kit),
    webClip(kit),
    ...shortcutFiles(kit),
    ...allowListSheet(kit),
    ...letters(kit),
  ];
}
