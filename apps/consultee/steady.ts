import type { OwnMessage } from "../shared/outbox.ts";
import { grow } from "../shared/parts/composer.ts";
import { newestTheirs, type Page, phaseOf } from "./page.ts";

/** Keeps the page calm around a drawing: where it was scrolled to, how high the box is, where the focus stands. */
export type Steady = {
  before(): void;
  after(page: Page): void;
  /** The window changed its size: what was at the end stays at the end. */
  refit(): void;
  toEnd(): void;
};

const nearEnd = 96;
/** So much of what stands below the talk shows that it is there. */
const peek = 160;

export function keepSteady(root: HTMLElement, boxId: string, onNewsBelow: (there: boolean) => void): Steady {
  let last: Page | null = null;
  let wasAtEnd = true;

  const log = (): HTMLElement | null => root.querySelector("main");
  const box = (): HTMLTextAreaElement | null => root.querySelector(`#${boxId}`);

  /**
   * How far the newest words are scrolled to: to the end of the talk and a little of what is asked below it, but never past
   * their beginning, from which a long answer is read.
   */
  function restOf(main: HTMLElement): number {
    const whole = main.scrollHeight - main.clientHeight;
    const talk = main.querySelector(".log");
    const messages = main.querySelectorAll(".message");
    const newest = messages[messages.length - 1];
    if (!talk || !newest) return whole;
    const origin = main.getBoundingClientRect().top - main.scrollTop;
    const end = talk.getBoundingClientRect().bottom - origin + peek - main.clientHeight;
    return Math.max(0, Math.min(whole, end, newest.getBoundingClientRect().top - origin - 8));
  }

  function isAtEnd(): boolean {
    const main = log();
    return !main || main.scrollTop > restOf(main) - nearEnd;
  }

  function toEnd(): void {
    const main = log();
    if (main) main.scrollTop = restOf(main);
    onNewsBelow(false);
  }

  function fitBox(page: Page): void {
    const area = box();
    if (area) grow(area, phaseOf(page) === "entrance" ? 8 : 5);
  }

  function moveFocus(page: Page, before: Page | null): void {
    if (page.helpOpen !== (before?.helpOpen ?? false)) {
      const to = page.helpOpen ? "#help-title" : ".urgent";
      root.querySelector<HTMLElement>(to)?.focus();
    } else if (page.fault && !before?.fault) {
      box()?.focus();
    } else if (!before || wroteNow(page, before) || beganAnew(page, before)) {
      // After おくる the keyboard stays; whoever is reading the help is left alone.
      if (!page.helpOpen) box()?.focus({ preventScroll: true });
    }
  }

  root.addEventListener("scroll", () => isAtEnd() && onNewsBelow(false), true);

  return {
    before() {
      wasAtEnd = isAtEnd();
    },
    after(page) {
      const before = last;
      last = page;
      if (!before || page.draft !== before.draft || phaseOf(page) !== phaseOf(before)) fitBox(page);
      const isNews = newestTheirs(page) > (before ? newestTheirs(before) : 0);
      if (wasAtEnd || wroteNow(page, before)) toEnd();
      else if (isNews) onNewsBelow(true);
      moveFocus(page, before);
    },
    refit() {
      if (last) fitBox(last);
      if (wasAtEnd) toEnd();
      if (document.activeElement === box()) box()?.parentElement?.scrollIntoView({ block: "nearest" });
    },
    toEnd,
  };
}

/** おくる, or もう一度おくる. */
function wroteNow(page: Page, before: Page | null): boolean {
  return count(page, "sending") > count(before, "sending");
}

/** 新しく相談する, or 書きなおす: what was pressed is gone, and there is something in the box. */
function beganAnew(page: Page, before: Page): boolean {
  return (
    count(page, "failed") < count(before, "failed") ||
    (phaseOf(page) === "entrance" && phaseOf(before) === "closed")
  );
}

function count(page: Page | null, wanted: OwnMessage["state"]): number {
  return page?.outbox.filter(({ state }) => state === wanted).length ?? 0;
}
