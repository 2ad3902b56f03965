import { z } from "zod";
import { firstLineTexts } from "../../domain/line.ts";
import { askLine } from "./ask-line.ts";
import type { LineHosts } from "./line-door.ts";
import { drawMenuPicture, menuSize } from "./menu-picture.ts";

const created = z.object({ richMenuId: z.string() });
const listed = z.object({ richmenus: z.array(z.object({ richMenuId: z.string(), name: z.string() })) });
const anything = z.unknown();

const menuName = "yorisoi";

export type MadeMenu =
  | { readonly made: true; readonly removed: number }
  | { readonly made: false; readonly status: number };

/**
 * Makes the menu below the talk, the same for everybody, leading to our page; then takes away the ones that were made so
 * before. `status` is LINE's where it did not work, 0 without one.
 */
export async function makeRichMenu(
  hosts: LineHosts,
  token: string,
  page: URL,
  label: string = firstLineTexts.button,
): Promise<MadeMenu> {
  const ask = askLine(hosts, token);
  const before = await ask("GET", "/v2/bot/richmenu/list", listed);
  if (!before.ok) return { made: false, status: before.status };
  const bounds = { x: 0, y: 0, ...menuSize };
  const area = { bounds, action: { type: "uri", label, uri: page.href } };
  const menu = await ask("POST", "/v2/bot/richmenu", created, {
    ...{ size: menuSize, selected: true, name: menuName, chatBarText: firstLineTexts.button, areas: [area] },
  });
  if (!menu.ok) return { made: false, status: menu.status };
  const { richMenuId } = menu.value;
  const steps = [
    () => ask("POST", `/v2/bot/richmenu/${richMenuId}/content`, anything, drawMenuPicture()),
    () => ask("POST", `/v2/bot/user/all/richmenu/${richMenuId}`, anything),
  ];
  for (const step of steps) {
    const answer = await step();
    if (!answer.ok) return { made: false, status: answer.status };
  }
  const old = before.value.richmenus.filter(({ name }) => name === menuName);
  for (const one of old) await ask("DELETE", `/v2/bot/richmenu/${one.richMenuId}`, anything);
  return { made: true, removed: old.length };
}
