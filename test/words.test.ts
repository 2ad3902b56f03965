import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readTree, root } from "./source.ts";
import { declaredNames, forbiddenNames, idleExceptions, readWords, wordsIn } from "./words.ts";

const words = readWords(readFileSync(join(root, "docs/words.md"), "utf8"));
const declared = declaredNames(readTree());

test("every declared name uses the words of docs/words.md", () => {
  expect(forbiddenNames(words, declared)).toEqual([]);
});

test("the table was read, and so was the code", () => {
  expect(words.rows.length).toBeGreaterThan(30);
  expect(declared.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["Consultation", "last_seq", "claim"]),
  );
});

test("what the table points to is there", () => {
  const names = new Set(declared.map(({ name }) => name));
  const pointed = words.rows.flatMap(({ where }) => where);
  const gone = pointed.filter((one) => (one.includes("/") ? !existsSync(join(root, one)) : !names.has(one)));
  expect(gone).toEqual([]);
});

test("no word is both ours and forbidden", () => {
  const ours = new Set(words.rows.flatMap(({ code }) => wordsIn(code.split(/[:,]/)[0] ?? "")));
  expect(words.rows.flatMap(({ never }) => never).filter((word) => ours.has(word))).toEqual([]);
});

test("every exception is needed and says why", () => {
  expect(idleExceptions(words, declared)).toEqual([]);
  expect(words.exceptions.filter(({ why }) => why.length < 10)).toEqual([]);
});

describe("the reader notices", () => {
  const rule = readWords(
    [
      "| 日本語 | in code | where | never |",
      "| --- | --- | --- | --- |",
      "| 相談 | consultation | `Consultation` | ticket, room |",
      "| 相談者 | consultee | later | client |",
      "| 待ち | waiting | later | queue |",
      "| 送信箱 | outbox: to send | later | queue |",
      "| word | name | where | why |",
      "| client | `client` | `server/storage/` | the driver's word |",
    ].join("\n"),
  );

  function faults(path: string, text: string): string[] {
    return forbiddenNames(rule, declaredNames(new Map([[path, text]])));
  }

  test.each([
    "const ticket = 1;",
    "let chatRoom = 1;",
    "function openTicket() {}",
    "class TicketStore {}",
    "type Rooms = string;",
    "interface Ticket {}",
    "const open = (ticket: string) => ticket;",
    "const open = ({ ticket }: Opened) => ticket;",
    "const open = ({ id: ticketId = 1, ...rest }: Opened) => rest;",
    "const open = ([first, ...rooms]: Opened) => first;",
    "type Opened = { readonly ticketId: string };",
    "type Opened = { ticketOf(id: string): void };",
    "type Opened = (room: string) => void;",
    "class Opened { #room = 1; }",
    "class Opened { ticket() {} }",
    "try {} catch (room) {}",
    "import * as ticket from './opened.ts';",
    "import { opened as ticket } from './opened.ts';",
    "const opened = 1; export { opened as ticket };",
    "function open<Ticket>() {}",
    "for (const room of []) {}",
  ])("%s", (text) => {
    expect(faults("server/opened.ts", text)).toEqual([expect.stringContaining("but consultation")]);
  });

  test("keys and literal types in the domain and on the wire, not elsewhere", () => {
    expect(faults("contract/open.ts", "const shape = { ticket: 1, 'room-closed': 2 };")).toHaveLength(2);
    expect(faults("domain/open.ts", `type State = { kind: "ticket" };`)).toHaveLength(1);
    expect(faults("server/open.ts", "foreign({ ticket: 1 });")).toEqual([]);
  });

  test("tables, columns and indexes", () => {
    const made =
      "create table ticket (\n  id uuid primary key,\n  room_id uuid not null\n);\ncreate index by_room on x (y);";
    expect(faults("server/storage/migrations/0001.sql", made)).toEqual([
      expect.stringContaining(":1 ticket"),
      expect.stringContaining(":3 room_id"),
      expect.stringContaining(":5 by_room"),
    ]);
  });

  test("files and folders", () => {
    expect(faults("server/ticket/open-room.ts", "export {};")).toHaveLength(2);
  });

  test("nothing where the word is only used, or part of another word, or excepted, or in a test", () => {
    expect(faults("server/open.ts", "foreign.ticket(room); const mushroom = 1;")).toEqual([]);
    expect(faults("server/storage/pool.ts", "const client = 1;")).toEqual([]);
    expect(faults("server/storage/pool.ts", "const clientName = 1;")).toHaveLength(1);
    expect(faults("server/staff/store.ts", "const client = 1;")).toHaveLength(1);
    expect(faults("server/open.test.ts", "const ticket = 1;")).toEqual([]);
  });

  test("a word that two rows forbid is told with both", () => {
    expect(faults("server/open.ts", "const queue = [];")).toEqual([
      'server/open.ts:1 queue: not "queue" but waiting, or outbox: to send',
    ]);
  });

  test("an exception that excuses nothing", () => {
    expect(idleExceptions(rule, [])).toEqual(["client: client in server/storage/"]);
  });

  test.each([
    ["consulteeSeqs", ["consultee", "seqs", "seq"]],
    ["HTTPServer", ["http", "server"]],
    ["own-consultation:write", ["own", "consultation", "write"]],
    ["last_seq", ["last", "seq"]],
  ])("the words in %s", (name, expected) => expect(wordsIn(name)).toEqual(expected));
});
