/**
 * Keeps the page exactly as high as what is to be seen of it: above the on-screen keyboard, which covers the page on
 * iPads and newer Chromes instead of making it smaller. Zooming in with two fingers is left alone.
 */
export function fitAboveKeyboard(onFit: () => void): void {
  const view = window.visualViewport;
  if (!view) return;
  const { style } = document.documentElement;
  const refit = (): void => {
    if (view.scale > 1.01) return;
    style.setProperty("--height", `${Math.round(view.height)}px`);
    style.setProperty("--top", `${Math.round(view.offsetTop)}px`);
  };
  const changed = (): void => {
    refit();
    onFit();
  };
  view.addEventListener("resize", changed);
  view.addEventListener("scroll", changed);
  refit();
}
