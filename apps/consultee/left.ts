/** とじる was pressed in another tab; another tab closes by itself; or LINE was linked there. */
type Told = "left" | "closing" | "linked";

/**
 * What one tab does is told to all of this browser's: what another shows must not stay behind. Nothing is kept by it.
 * Not a broadcast channel, which the oldest browsers here do not have.
 */
export function tellTabs(what: Told): void {
  try {
    localStorage.setItem(what, "1");
    localStorage.removeItem(what);
  } catch {
    // Where nothing may be stored nobody is told; those tabs find out when they next ask who they are.
  }
}

/** What it returns stops listening. */
export function whenTold(what: Told, then: () => void): () => void {
  const listen = ({ key, newValue }: StorageEvent): void => {
    if (key === what && newValue) then();
  };
  addEventListener("storage", listen);
  return () => removeEventListener("storage", listen);
}
