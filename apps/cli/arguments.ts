import { parseArgs } from "node:util";
import type { Command, Given, Option } from "./command.ts";
import { nearest } from "./nearest.ts";
import { WrongUsage } from "./trouble.ts";

export type Asked =
  | { readonly kind: "run"; readonly command: Command; readonly given: Given }
  /** Of one command, of a group ("staff"), or of all (""). */
  | { readonly kind: "help"; readonly of: Command | string };

/** What every command understands. */
export const everyOption: Readonly<Record<string, Option>> = {
  json: { says: "Answer in JSON, for programs." },
  help: { says: "Say what this command does, and do nothing." },
};

/** Throws WrongUsage with a sentence, and what was probably meant. */
export function readArguments(words: readonly string[], commands: readonly Command[]): Asked {
  const at = words.findIndex((word) => word.startsWith("-"));
  const [typed, rest] = at < 0 ? [words, []] : [words.slice(0, at), words.slice(at)];
  const command = commandOf(typed, commands);
  if (command !== null) return optionsOf(command, [...typed.slice(command.name.split(" ").length), ...rest]);
  const name = typed.join(" ");
  const isGroup = commands.some((one) => one.name.startsWith(`${name} `));
  if (isHelp(rest) && (name === "" || isGroup)) return { kind: "help", of: name };
  if (name === "") throw new WrongUsage("Say which command: --help lists them all.");
  if (isGroup) {
    const members = commands.filter((one) => one.name.startsWith(`${name} `)).map((one) => one.name);
    throw new WrongUsage(`"${name}" is a group of commands: ${members.join(", ")}.`);
  }
  throw unknownCommand(typed, commands);
}

export function optionsFor(command: Command): Readonly<Record<string, Option>> {
  const yes = { yes: { says: "Do not ask before acting." } };
  return { ...command.options, ...(command.asks ? yes : {}), ...everyOption };
}

function commandOf(typed: readonly string[], commands: readonly Command[]): Command | null {
  return commands.find(({ name }) => name.split(" ").every((word, at) => typed[at] === word)) ?? null;
}

function unknownCommand(typed: readonly string[], commands: readonly Command[]): WrongUsage {
  const name = typed.slice(0, 2).join(" ");
  const all = commands.map((one) => one.name);
  const [group = ""] = typed;
  const near = nearest(name, all) ?? nearest(group, [...new Set(all.map((one) => one.split(" ")[0] ?? ""))]);
  const hint = near === null ? "--help lists them all." : `Did you mean "${near}"?`;
  return new WrongUsage(`There is no command "${typed.join(" ")}". ${hint}`);
}

function isHelp(words: readonly string[]): boolean {
  return words.includes("--help") || words.includes("-h");
}

function optionsOf(command: Command, words: readonly string[]): Asked {
  if (isHelp(words)) return { kind: "help", of: command };
  const options = optionsFor(command);
  const { values, tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { value }]) => [name, { type: value ? "string" : "boolean" }]),
    ),
    // The sentences of parseArgs are for programmers; ours follow below.
    strict: false,
    tokens: true,
  });
  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.kind === "positional")
      throw new WrongUsage(`"${token.value}" is one word too many: ${command.name} takes options only.`);
    if (token.kind !== "option") continue;
    const option = options[token.name];
    if (option === undefined) throw unknownOption(command, token.rawName, Object.keys(options));
    if (seen.has(token.name)) throw new WrongUsage(`--${token.name} is given twice.`);
    seen.add(token.name);
    if (option.value === undefined && token.value !== undefined)
      throw new WrongUsage(`--${token.name} is a switch and takes no value.`);
    // "--name --role x" has left out the name; a value that begins with a dash is given as --name=-x.
    const isMissing = token.value === undefined || (!token.inlineValue && token.value.startsWith("-"));
    if (option.value !== undefined && (isMissing || token.value?.trim() === ""))
      throw new WrongUsage(`--${token.name} needs a value: --${token.name} ${option.value}.`);
  }
  const missing = Object.entries(options).filter(([name, { needed }]) => needed && !seen.has(name));
  if (missing.length > 0) {
    const list = missing.map(([name, { value }]) => `--${name} ${value}`).join(" ");
    throw new WrongUsage(`${command.name} also needs ${list}.`);
  }
  return { kind: "run", command, given: values as Given };
}

function unknownOption(command: Command, typed: string, names: readonly string[]): WrongUsage {
  const near = nearest(typed.replace(/^-+/, ""), names);
  const hint = near === null ? `${command.name} --help lists its options.` : `Did you mean --${near}?`;
  return new WrongUsage(`${command.name} has no option ${typed}. ${hint}`);
}
