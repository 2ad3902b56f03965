import { expect, test } from "vitest";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { helpFor } from "./help.ts";
import { WrongUsage } from "./trouble.ts";

const run = async () => ({ lines: [], json: null });
const commands: readonly Command[] = [
  {
    name: "staff invite",
    says: "Invites.",
    options: {
      name: { value: "<name>", says: "Who.", needed: true },
      role: { value: "<role>", says: "What." },
    },
    run,
  },
  { name: "keys rotate", says: "Rotates.", options: { prepare: { says: "First." } }, asks: true, run },
  { name: "doctor", says: "Looks.", options: {}, run },
];

test("a command with its options is read, whatever their order and form", () => {
  for (const words of [
    ["staff", "invite", "--name", "kanri", "--json"],
    ["staff", "invite", "--json", "--name=kanri"],
  ]) {
    expect(readArguments(words, commands)).toMatchObject({
      kind: "run",
      command: commands[0],
      given: { name: "kanri", json: true },
    });
  }
  expect(readArguments(["keys", "rotate", "--yes"], commands)).toMatchObject({ given: { yes: true } });
});

test.each([
  [[], "Say which command"],
  [["--json"], "Say which command"],
  [["keys"], '"keys" is a group of commands: keys rotate.'],
  [["keys", "rotat"], 'There is no command "keys rotat". Did you mean "keys rotate"?'],
  [["kesy"], 'There is no command "kesy". Did you mean "keys"?'],
  [["backup"], 'There is no command "backup". --help lists them all.'],
  [["doctor", "now"], '"now" is one word too many: doctor takes options only.'],
  [["doctor", "--yes"], "doctor has no option --yes. doctor --help lists its options."],
  [["keys", "rotate", "--yse"], "keys rotate has no option --yse. Did you mean --yes?"],
  [["keys", "rotate", "--prepare=1"], "--prepare is a switch and takes no value."],
  [["keys", "rotate", "--yes", "--yes"], "--yes is given twice."],
  [["staff", "invite"], "staff invite also needs --name <name>."],
  [["staff", "invite", "--name"], "--name needs a value: --name <name>."],
  [["staff", "invite", "--name", "--role", "x"], "--name needs a value: --name <name>."],
  [["staff", "invite", "--name="], "--name needs a value: --name <name>."],
])("%j is refused with a sentence", (words, sentence) => {
  expect(() => readArguments(words, commands)).toThrow(WrongUsage);
  expect(() => readArguments(words, commands)).toThrow(sentence);
});

test("--help of everything, of a group and of one command says what there is, and nothing is run", () => {
  for (const words of [["--help"], ["-h"]]) {
    const asked = readArguments(words, commands);
    if (asked.kind !== "help") throw new Error("not help");
    expect(helpFor(asked.of, commands).join("\n")).toMatch(/staff invite +Invites\.[\s\S]*doctor +Looks\./);
  }
  expect(readArguments(["keys", "--help"], commands)).toEqual({ kind: "help", of: "keys" });
  expect(readArguments(["staff", "invite", "--help"], commands)).toEqual({ kind: "help", of: commands[0] });
  const [, rotate] = commands;
  if (!rotate) throw new Error("no command");
  expect(helpFor(rotate, commands).join("\n")).toMatch(/--prepare[\s\S]*--yes[\s\S]*--json[\s\S]*--help/);
  expect(helpFor("keys", commands).join("\n")).not.toContain("doctor");
});
