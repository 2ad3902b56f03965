import { render } from "preact";
import "./styles.ts";
import { deviceClock } from "../shared/clock.ts";
import { importAgain } from "../shared/import-again.ts";
import { boxId } from "./composer.tsx";
import { followOut, leavePage } from "./exit.ts";
import { fetchInTheEnd } from "./fetching.ts";
import { whenTold } from "./left.ts";
import { startLive } from "./live.ts";
import type { Parts } from "./parts.ts";
import { Screen } from "./screen.tsx";
import { shiftThrice } from "./shift-thrice.ts";
import { startStaying } from "./staying.ts";
import { keepSteady } from "./steady.ts";
import { startVisit } from "./visit.ts";
import { startChoice } from "./wording/choice.ts";

const importParts = importAgain(() => import("./later/parts.tsx"));
const importSync = importAgain(() => import("../shared/sync.ts"));
const root = document.getElementById("page") as HTMLElement;
let left = false;
let drawing = false;
let parts: Parts | null = null;
let begun: ReturnType<Parts["beginSoon"]> | null = null;

const visit = startVisit({
  onChange: drawSoon,
  sync: startLive(deviceClock, async () => (await importSync()).startSync),
});
const steady = keepSteady(root, boxId, visit.showNewsBelow);
const stopStaying = startStaying(deviceClock, visit.stay, () => visit.page().outbox.every(isDelivered));
const choice = startChoice(deviceClock, drawSoon);
const isWayOut = shiftThrice(deviceClock);

function leave(by: typeof leavePage = leavePage): void {
  left = true;
  stopStaying();
  begun?.stop();
  by(() => {
    visit.end();
    choice.forget();
  });
}

function isDelivered({ state }: { readonly state: string }): boolean {
  return state === "delivered";
}

/** However much changes at once, it is drawn once. */
function drawSoon(): void {
  if (drawing) return;
  drawing = true;
  queueMicrotask(() => {
    drawing = false;
    draw();
  });
}

function draw(): void {
  if (left) return;
  steady.before();
  render(
    <Screen
      page={visit.page()}
      parts={choice.isWhole() ? parts : null}
      choice={choice}
      act={visit}
      onLeave={() => leave()}
      onBelow={steady.toEnd}
      onChange={drawSoon}
    />,
    root,
  );
  steady.after(visit.page());
  begun?.drawn();
}

draw();
fetchInTheEnd(
  deviceClock,
  async () => (await importParts()).parts,
  (here) => {
    parts = here;
    if (!left)
      begun = here.beginSoon(root, visit, deviceClock, { draw, refit: steady.refit, whole: choice.whole });
    drawSoon();
  },
);
addEventListener("keydown", (press) => {
  if (isWayOut(press)) leave();
  else if (press.key === "Escape" && visit.page().helpOpen) visit.showHelp(false);
});
// Come back to by the browser's own memory of it, after とじる: leave again.
addEventListener("pageshow", () => {
  if (left) leave(followOut);
});
whenTold("left", () => leave(followOut));
