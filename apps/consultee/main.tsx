import { render } from "preact";
import "../shared/parts/tokens.css";
import "../shared/parts/base.css";
import "./style.css";
import { boxId } from "./composer.tsx";
import { followOut, leavePage } from "./exit.ts";
import { onLeft } from "./left.ts";
import { Screen } from "./screen.tsx";
import { watchSight } from "./sight.ts";
import { keepSteady } from "./steady.ts";
import { fitAboveKeyboard } from "./viewport.ts";
import { startVisit } from "./visit.ts";

const root = document.getElementById("page") as HTMLElement;
let left = false;
let drawing = false;

const visit = startVisit({ onChange: drawSoon });
const steady = keepSteady(root, boxId, watchSight(visit.shown), visit.showNewsBelow);

function leave(by: typeof leavePage = leavePage): void {
  left = true;
  by(visit.end);
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
  render(<Screen page={visit.page()} act={visit} onLeave={() => leave()} onBelow={steady.toEnd} />, root);
  steady.after(visit.page());
}

draw();
fitAboveKeyboard(steady.refit);
// Days turn and desks close while the page is open.
setInterval(draw, 60_000);
addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && visit.page().helpOpen) visit.showHelp(false);
});
// Come back to by the browser's own memory of it, after とじる: leave again.
addEventListener("pageshow", () => {
  if (left) leave(followOut);
});
onLeft(() => leave(followOut));
