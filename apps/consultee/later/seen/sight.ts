/** Watches which of the counsellor's messages are on the screen, while somebody may be looking at it. */
export type Sight = {
  /** New messages have been drawn under this element. */
  look(log: Element): void;
  stop(): void;
};

export function watchSight(shown: (seq: number) => void): Sight {
  const inSight = new Map<Element, number>();
  const known = new WeakSet<Element>();

  function tell(): void {
    if (document.visibilityState !== "visible") return;
    const newest = Math.max(0, ...inSight.values());
    if (newest > 0) shown(newest);
  }

  const observer = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) {
      if (isIntersecting) inSight.set(target, Number(target.getAttribute("data-seq")));
      else inSight.delete(target);
    }
    tell();
  });
  document.addEventListener("visibilitychange", tell);

  return {
    look(log) {
      for (const message of Array.from(log.querySelectorAll("[data-seq]:not(.own)"))) {
        if (known.has(message)) continue;
        known.add(message);
        observer.observe(message);
      }
    },
    stop() {
      observer.disconnect();
      document.removeEventListener("visibilitychange", tell);
    },
  };
}
