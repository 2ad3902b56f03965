import { createInterface } from "node:readline/promises";
import { WrongUsage } from "./trouble.ts";

/** Where an operator sits. Answers go to stdout, all that is said on the way to stderr, so that --json stays clean. */
export type Terminal = {
  /** A sentence about what is going to be done, or is being done. */
  say(sentence: string): void;
  /** True where the answer is y. `agreed` is --yes. With nobody there to answer it is refused. */
  confirm(question: string, agreed: boolean): Promise<boolean>;
  /** What somebody types, or null where they would rather not. With nobody there to type it is refused. */
  ask(question: string): Promise<string | null>;
  /** Draws how far it came; call it as often as there is something new. */
  bar(label: string): Bar;
};

export type Bar = {
  show(done: number, total: number): void;
  end(): void;
};

const barWidth = 30;
const lineEveryMillis = 5_000;

export function openTerminal(stopped: AbortSignal): Terminal {
  const { stdin, stderr } = process;
  const say = (sentence: string): void => void stderr.write(`${sentence}\n`);

  function refuseAlone(instead: string): void {
    if (stdin.isTTY === true) return;
    throw new WrongUsage(
      `This asks before it acts, and nobody is here to answer: run it in a terminal, or ${instead}.`,
    );
  }

  async function typed(question: string): Promise<string | null> {
    const lines = createInterface({ input: stdin, output: stderr });
    // Ctrl-C in a terminal is a letter to readline until it is told what it means.
    lines.on("SIGINT", () => process.emit("SIGINT"));
    try {
      return (await lines.question(question, { signal: stopped })).trim();
    } catch (error) {
      // Ctrl-C by the signal, Ctrl-D by readline itself.
      if (error instanceof Error && error.name === "AbortError") return null;
      throw error;
    } finally {
      lines.close();
    }
  }

  return {
    say,
    async confirm(question, agreed) {
      if (agreed) return true;
      refuseAlone("give --yes");
      return /^y(es)?$/i.test((await typed(`${question} [y/N] `)) ?? "");
    },
    async ask(question) {
      refuseAlone("give it as an option");
      return typed(question);
    },
    bar(label) {
      let drawn = "";
      let saidAt = Number.NEGATIVE_INFINITY;
      return {
        show(done, total) {
          const line = `${label}  ${count(done)} of ${count(total)}`;
          if (stderr.isTTY) {
            const full = total === 0 ? barWidth : Math.floor((done / total) * barWidth);
            drawn = `${"█".repeat(full)}${"░".repeat(barWidth - full)}  ${line}`;
            stderr.write(`\r\u001b[K${drawn}`);
          } else if (performance.now() - saidAt > lineEveryMillis) {
            saidAt = performance.now();
            drawn = "";
            say(line);
          } else drawn = line;
        },
        end() {
          if (stderr.isTTY) stderr.write("\n");
          else if (drawn !== "") say(drawn);
          drawn = "";
        },
      };
    },
  };
}

export function count(number: number): string {
  return number.toLocaleString("en-US");
}
