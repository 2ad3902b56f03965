import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { results } from "./stage.ts";

/** What every screen must be, whatever stands on it. Each finding is a sentence. */
export type Demands = {
  /** The smallest a thing to touch may be, in CSS pixels. */
  readonly target: number;
  /** Widths at which nothing may run out to the side; 320 is also what 1280 is at 400 %. */
  readonly widths: readonly number[];
};

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Looks at the screen as it is, light and dark, wide and narrow. With SCREENS=1 it leaves pictures to look at. */
export async function inspect(page: Page, name: string, { target, widths }: Demands): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await picture(page, `${name}-${colorScheme}`);
    for (const { id, nodes } of (await new AxeBuilder({ page }).withTags(wcag).setLegacyMode(true).analyze())
      .violations) {
      found.push(
        ...nodes.map((node) => `${name}, ${colorScheme}: ${id} at ${node.target}: ${node.failureSummary}`),
      );
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  for (const small of await page.evaluate(smallTargets, target)) found.push(`${name}: small target ${small}`);

  const size = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 400 ? 640 : 800 });
    await page.evaluate(drawn);
    await picture(page, `${name}-${width}`);
    for (const wide of await page.evaluate(runsOut)) found.push(`${name}, ${width} px: runs out: ${wide}`);
  }
  if (size) await page.setViewportSize(size);
  return found;
}

export async function picture(page: Page, name: string, folder = join(results, "screens")): Promise<void> {
  if (process.env["SCREENS"] !== "1") return;
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled", caret: "hide" });
}

/** In the page: what listens to the window's width has been told of it, and what it changed is drawn. */
function drawn(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}

/** In the page. Links within a sentence are allowed to be as high as the sentence (WCAG 2.5.8). */
function smallTargets(least: number): string[] {
  const all = Array.from(document.querySelectorAll<HTMLElement>("button, a[href], input, textarea, summary"));
  return all
    .filter((one) => one.checkVisibility() && !one.closest("p, .skip"))
    .map((one) => ({
      one: one.closest("label") ?? one,
      box: (one.closest("label") ?? one).getBoundingClientRect(),
    }))
    .filter(({ box }) => box.width < least || box.height < least)
    .map(
      ({ one, box }) =>
        `${one.textContent?.trim().slice(0, 20)} ${Math.round(box.width)}×${Math.round(box.height)}`,
    );
}

/** In the page: the window must not scroll to the side, and no text may stand outside of it. */
function runsOut(): string[] {
  const { clientWidth, scrollWidth } = document.documentElement;
  const found = scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`] : [];
  for (const one of Array.from(document.querySelectorAll<HTMLElement>("body *"))) {
    if (!one.checkVisibility() || one.closest(".unseen, .skip, svg")) continue;
    const { left, right, width } = one.getBoundingClientRect();
    if (width > 0 && (left < -1 || right > clientWidth + 1))
      found.push(`${one.tagName} ${one.className} ${right}`);
  }
  return found;
}
