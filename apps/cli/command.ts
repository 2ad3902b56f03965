import type { Config } from "../../server/config.ts";
import type { Terminal } from "./terminal.ts";

/** One thing an operator can ask for. Its words, its help and its work stand in one value. */
export type Command = {
  /** As it is typed: "staff invite". */
  readonly name: string;
  readonly says: string;
  /** Lines of the help besides the options. */
  readonly more?: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  /** Asks y/N before it acts, unless --yes is given. */
  readonly asks?: true;
  readonly run: (given: Given, place: Place) => Promise<Answer>;
};

export type Option = {
  readonly says: string;
  /** What stands for its value in the help; an option without one is a switch. */
  readonly value?: string;
  readonly needed?: true;
};

export type Given = Readonly<Record<string, string | boolean | undefined>>;

/** What surrounds a command. */
export type Place = {
  /** Throws a ConfigError. */
  readonly config: () => Config;
  readonly terminal: Terminal;
  /** Fires at Ctrl-C: end soon and in order. */
  readonly stopped: AbortSignal;
  readonly now: () => Date;
};

export type Answer = {
  readonly lines: readonly string[];
  /** The same for programs, where --json is given. */
  readonly json: unknown;
  /** The work was done, and what it found is bad: the exit code is 1. */
  readonly failed?: true;
};

/** The value of an option that is needed, or was checked to be there. */
export function textOf(given: Given, name: string): string {
  const value = given[name];
  if (typeof value === "string") return value;
  throw new Error(`--${name} was not read.`);
}
