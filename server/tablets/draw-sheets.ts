// Draws a school's sheets. Lives in a thread of its own, for this one school, as every paper does (server/pdf/draw-aside.ts).
import { parentPort, workerData } from "node:worker_threads";
import { bytesOf } from "../pdf/open-document.ts";
import { drawCards } from "./draw-cards.ts";
import { drawPoster } from "./draw-poster.ts";
import type { DrawnSheets, Sheet } from "./sheet.ts";

export async function drawSheets(sheet: Sheet): Promise<DrawnSheets> {
  const [poster, cards] = [drawPoster(sheet), drawCards(sheet)];
  return { poster: await bytesOf(poster), cards: await bytesOf(cards) };
}

parentPort?.postMessage(await drawSheets(workerData as Sheet));
