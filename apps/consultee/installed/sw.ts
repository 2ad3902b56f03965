/**
 * The service worker: the page opens without a network too, with the telephone numbers for who cannot wait, and may tell that there
 * is something new. It keeps the page's own files and nothing else: no call, no word anybody wrote, nothing of the desk.
 */
import { clearNotices, forgetNotices, showNotice, showPage } from "./notices.ts";
import { answerFetch, install, leadsPast } from "./offline.ts";
import { type Fetching, type Installing, type Lived, type Pressed, worker } from "./worker.ts";

addEventListener("install", (event) => {
  const installing = event as Installing;
  const work = leadsPast ? install(installing) : Promise.resolve();
  installing.waitUntil(work.then(() => worker.skipWaiting()));
});

addEventListener("activate", (event) => (event as Lived).waitUntil(worker.clients.claim()));

// Where nothing listens to fetches the worker is not asked about them at all.
if (leadsPast) addEventListener("fetch", (event) => answerFetch(event as Fetching));

addEventListener("push", (event) => (event as Lived).waitUntil(showNotice()));

addEventListener("notificationclick", (event) => {
  const pressed = event as Pressed;
  pressed.notification.close();
  pressed.waitUntil(showPage());
});

// The page says that it is here, or that it was left for good.
addEventListener("message", (event: MessageEvent) => {
  const heard = event as unknown as Lived;
  if (event.data === "here") heard.waitUntil(clearNotices());
  if (event.data === "left") heard.waitUntil(forgetNotices());
});
