import type { Browser } from "./browser.ts";
import type { City } from "./city.ts";

/** An open stream of the desk: answers how many seconds after `since()` it ended. */
export async function openDeskStream(city: City, browser: Browser, origin = city.origin) {
  const epoch = city.app.tools.epoch();
  const answer = await fetch(`${origin}/api/desk/sync`, {
    method: "POST",
    headers: {
      origin,
      "content-type": "application/json",
      ...(browser.address ? { "x-forwarded-for": browser.address } : {}),
      cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
    },
    body: JSON.stringify({ epoch, skin: "stream", desk: { after: null }, watch: [] }),
  });
  if (answer.status !== 200 || !answer.body) throw new Error(`The stream was refused: ${answer.status}`);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  let opened = (): void => {};
  const isOpen = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const ended = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return performance.now();
      text += value;
      if (text.includes('"hello"')) opened();
    }
  })();
  await isOpen;
  return { ended, text: () => text };
}
