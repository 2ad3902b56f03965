/**
 * [DL-13] Tells when the page comes back to life: visible again, out of the browser's page cache, the network back,
 * the focus here; and, if asked, when the device says that it has no network. Returns how to stop listening.
 * Without a document (tests) it never tells.
 */
export function onWake(awake: () => void, offline: () => void = () => {}): () => void {
  if (typeof document === "undefined") return () => {};
  const visible = (): void => {
    if (document.visibilityState === "visible") awake();
  };
  document.addEventListener("visibilitychange", visible);
  for (const name of wakeNames) addEventListener(name, awake);
  addEventListener("offline", offline);
  return () => {
    document.removeEventListener("visibilitychange", visible);
    for (const name of wakeNames) removeEventListener(name, awake);
    removeEventListener("offline", offline);
  };
}

const wakeNames = ["pageshow", "online", "focus"] as const;
