import { worker } from "./worker.ts";

const home = "/";
const said = { body: "あたらしい おしらせが あります", tag: "notice", icon: "/icon.png", lang: "ja" };

/** [NC-2] What came says nothing, and this is all that is ever shown: it may stand on a locked screen. */
export async function showNotice(): Promise<void> {
  await worker.registration.showNotification("よりそい", said);
}

export async function showPage(): Promise<void> {
  const open = (await worker.clients.matchAll()).find(({ url }) => new URL(url).pathname === home);
  await (open ? open.focus() : worker.clients.openWindow(home));
}

/** What stands on the screen says nothing new to whoever has the page open. */
export async function clearNotices(): Promise<void> {
  for (const shown of await worker.registration.getNotifications()) shown.close();
}

/** とじる: whoever has this browser next is told nothing. */
export async function forgetNotices(): Promise<void> {
  await clearNotices();
  await (await worker.registration.pushManager.getSubscription())?.unsubscribe();
}
