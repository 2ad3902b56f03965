import { everyOption, optionsFor } from "./arguments.ts";
import { columns } from "./columns.ts";
import type { Command, Option } from "./command.ts";

const call = "npm run cli --";

export function helpFor(of: Command | string, commands: readonly Command[]): string[] {
  return typeof of === "string" ? helpForMany(of, commands) : helpForOne(of);
}

function helpForMany(group: string, commands: readonly Command[]): string[] {
  const shown = commands.filter(({ name }) => group === "" || name.startsWith(`${group} `));
  return [
    `${call} ${group || "<command>"} [options]`,
    "",
    ...indented(columns(shown.map(({ name, says }) => [name, says]))),
    "",
    "With every command:",
    ...indented(columns(optionRows(everyOption))),
    "",
    "It works on the installation of DATABASE_URL, or on the embedded database in DATA_DIR, whether the service is",
    "running or not. Exit codes: 0 done, 1 failed or found something wrong, 2 asked for in the wrong way.",
  ];
}

function helpForOne(command: Command): string[] {
  const { name, says, more = [] } = command;
  const needed = Object.entries(command.options)
    .filter(([, option]) => option.needed)
    .map(([option, { value }]) => ` --${option} ${value}`);
  return [
    `${call} ${name}${needed.join("")} [options]`,
    "",
    says,
    ...(more.length > 0 ? ["", ...more] : []),
    "",
    ...indented(columns(optionRows(optionsFor(command)))),
  ];
}

function optionRows(options: Readonly<Record<string, Option>>): string[][] {
  return Object.entries(options).map(([name, { value, says }]) => [
    `--${name}${value === undefined ? "" : ` ${value}`}`,
    says,
  ]);
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
