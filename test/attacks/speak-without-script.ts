import type { World } from "../world.ts";
import { scriptlessBrowser } from "./scriptless-browser.ts";
import type { Spoken } from "./speak-everywhere.ts";
import { wireTo } from "./wire.ts";

/**
 * Says a phrase in each field of the page without script: to begin, to go on, in the box while something else is pressed, and where
 * recovery words belong. The world serves its pages. 200 where the page came back and shows what was taken, or gives back what was not.
 */
export async function speakWithoutScript(world: World, phrase: () => string): Promise<Spoken[]> {
  const child = scriptlessBrowser(wireTo(world.origin));
  await child.open();
  const spoken: Spoken[] = [];
  for (const where of ["begin", "go on"]) {
    const text = phrase();
    const { status, texts } = await child.press("send", { text });
    spoken.push({ where: `/plain ${where}`, status: texts.includes(text) ? status : 0 });
  }
  const kept = phrase();
  const { status, box } = await child.press("look", { text: kept });
  spoken.push({ where: "/plain box", status: box === kept ? status : 0 });
  const nobodys = await child.press("tell-school", { code: phrase() });
  spoken.push({ where: "/plain code", status: nobodys.status });
  const stranger = scriptlessBrowser(wireTo(world.origin));
  await stranger.open();
  const wrong = await stranger.press("come-back", { words: phrase() });
  spoken.push({ where: "/plain words", status: wrong.status });
  return spoken;
}
