// Draws one paper. Lives in a thread of its own, for this one paper: letters are measured for half a second, and nobody's message
// waits for that.
import { parentPort, workerData } from "node:worker_threads";
import { drawTable } from "./draw-table.ts";
import { drawWords } from "./draw-words.ts";
import { lacking, lettersOf } from "./letters.ts";
import { numberPages } from "./number-pages.ts";
import { bytesOf, openDocument } from "./open-document.ts";
import type { Paper, PaperBlock } from "./paper.ts";

const explained = `${lacking}は、この書類の書体にない文字です。`;

export async function drawPaper({ title, lines, foot, madeAt, blocks }: Paper): Promise<Uint8Array> {
  const pdf = openDocument(title, madeAt);
  const letters = lettersOf(pdf);
  let lacked = false;
  const say = (text: string): string => {
    const said = letters(text);
    lacked ||= said !== text && said.includes(lacking);
    return said;
  };
  const draw = (block: PaperBlock): void => {
    if (block.kind === "table") {
      const columns = block.columns.map((column) => ({ ...column, name: say(column.name) }));
      drawTable(pdf, { ...block, columns, rows: block.rows.map((cells) => cells.map(say)) });
    } else if (block.kind === "heading") drawWords(pdf, `H${block.level}`, block.level, say(block.text));
    else drawWords(pdf, "P", block.quiet ? "quiet" : "words", say(block.text));
  };

  drawWords(pdf, "H1", "title", say(title));
  for (const line of lines) drawWords(pdf, "P", "quiet", say(line));
  for (const block of blocks) draw(block);
  if (lacked) drawWords(pdf, "P", "quiet", explained);
  numberPages(pdf, say(foot));
  return bytesOf(pdf);
}

parentPort?.postMessage(await drawPaper(workerData as Paper));
