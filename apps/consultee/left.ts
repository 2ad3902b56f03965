const mark = "left";

/**
 * とじる in one tab is told to all of this browser's: what another shows must not stay behind. Nothing is kept by it.
 * Not a broadcast channel, which the oldest browsers here do not have.
 */
export function tellLeft(): void {
  try {
    localStorage.setItem(mark, "1");
    localStorage.removeItem(mark);
  } catch {
    // Where nothing may be stored nobody is told; those tabs find out when they next ask who they are.
  }
}

export function onLeft(leave: () => void): void {
  addEventListener("storage", ({ key, newValue }) => {
    if (key === mark && newValue) leave();
  });
}
