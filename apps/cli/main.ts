// What operators do at the command line: npm run cli -- <command> [options].
import { once } from "node:events";
import { BackupError } from "../../server/backup/backup-tools.ts";
import { ConfigError, readConfig } from "../../server/config.ts";
import { KeyError } from "../../server/storage/keys.ts";
import { UnfitDatabase } from "../../server/storage/unfit.ts";
import { readArguments } from "./arguments.ts";
import { auditCommands } from "./audit.ts";
import { backupCommands } from "./backup.ts";
import type { Answer, Command } from "./command.ts";
import { contractCommands } from "./contract-end/commands.ts";
import { doctorCommands } from "./doctor.ts";
import { exportCommands } from "./export.ts";
import { figuresCommands } from "./figures.ts";
import { helpFor } from "./help.ts";
import { keysCommands } from "./keys.ts";
import { lineCommands } from "./line.ts";
import { reportCommands } from "./report.ts";
import { restoreCommands } from "./restore.ts";
import { retentionCommands } from "./retention.ts";
import { staffCommands } from "./staff.ts";
import { tabletCommands } from "./tablets.ts";
import { openTerminal } from "./terminal.ts";
import { Trouble, WrongUsage } from "./trouble.ts";
import { uptimeCommands } from "./uptime/commands.ts";

const commands: readonly Command[] = [
  ...staffCommands,
  ...keysCommands,
  ...auditCommands,
  ...lineCommands,
  ...figuresCommands,
  ...exportCommands,
  ...reportCommands,
  ...backupCommands,
  ...restoreCommands,
  ...retentionCommands,
  ...contractCommands,
  ...uptimeCommands,
  ...doctorCommands,
  ...tabletCommands,
];

const done = 0;
const failed = 1;
const wrongUsage = 2;

async function main(words: readonly string[]): Promise<number> {
  const json = words.includes("--json");
  try {
    const asked = readArguments(words, commands);
    if (asked.kind === "help") {
      await print(helpFor(asked.of, commands).join("\n"));
      return done;
    }
    const stopped = stopSignal();
    const answer = await asked.command.run(asked.given, {
      config: () => readConfig(process.env),
      terminal: openTerminal(stopped),
      stopped,
      now: () => new Date(),
    });
    await printAnswer(answer, json);
    return answer.failed ? failed : done;
  } catch (error) {
    const sentences = sentencesOf(error);
    for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
    if (json) await print(JSON.stringify({ problems: sentences }, null, 2));
    return error instanceof WrongUsage ? wrongUsage : failed;
  }
}

/**
 * Ctrl-C ends a command in order. npm hands on the Ctrl-C that the terminal has given to this process already, so one right
 * behind the first is the same one; a later one means it.
 */
function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  let first = Number.POSITIVE_INFINITY;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (performance.now() - first > 1_000) process.exit(failed);
      first = Math.min(first, performance.now());
      stopping.abort();
    });
  }
  return stopping.signal;
}

function sentencesOf(error: unknown): readonly string[] {
  if (error instanceof ConfigError) return error.problems;
  if ([KeyError, UnfitDatabase, BackupError, Trouble, WrongUsage].some((known) => error instanceof known))
    return [(error as Error).message];
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
}

async function printAnswer({ lines, json: value }: Answer, json: boolean): Promise<void> {
  await print(json ? JSON.stringify(value, null, 2) : lines.join("\n"));
}

/** Resolves when it is out: the process ends right after. */
async function print(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, "drain");
}

// Not left to end by itself: connections may be open that are kept on purpose, see ground.ts.
process.exit(await main(process.argv.slice(2)));
