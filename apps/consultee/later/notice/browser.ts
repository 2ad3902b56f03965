import { call } from "../../../shared/call.ts";

/** What came of asking the browser: allowed, kept from us by its settings, or nobody reached. */
export type Asked = "told" | "denied" | "unreachable";

/** Whether this browser can tell of something new at all: on an iPad only from the home screen. */
export function canTell(): boolean {
  return "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
}

/**
 * [NC-3] Has the browser ask whether it may, and gives the city the address it gets. A browser that tells is one that remembers: it
 * does both from now on.
 */
export async function beginTelling(key: string): Promise<Asked> {
  if ((await Notification.requestPermission()) !== "granted") return "denied";
  const address = await addressBy(key).catch(() => null);
  if (address === null) return "unreachable";
  const remembered = await call("/api/remember", { remember: true });
  const allowed = remembered.ok && (await call("/api/notice/allow", { address })).ok;
  if (allowed) return "told";
  await forgetAddress();
  return "unreachable";
}

export async function stopTelling(): Promise<boolean> {
  const answer = await call("/api/notice/stop", {});
  if (answer.ok) await forgetAddress();
  return answer.ok;
}

/** What stands on the screen already says nothing new once the page is open. */
export async function clearTold(): Promise<void> {
  (await navigator.serviceWorker.ready).active?.postMessage("here");
}

async function addressBy(applicationServerKey: string): Promise<string> {
  const { pushManager } = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey };
  try {
    return (await pushManager.subscribe(options)).endpoint;
  } catch {
    // One of another key, as after the city was set up anew, stands in the way.
    await forgetAddress();
    return (await pushManager.subscribe(options)).endpoint;
  }
}

async function forgetAddress(): Promise<void> {
  const { pushManager } = await navigator.serviceWorker.ready;
  await (await pushManager.getSubscription())?.unsubscribe();
}
