import { describe, expect, test } from "vitest";
import type { ConsulteeEntry } from "../../contract/sync.ts";
import type { ConsultationId, IdempotencyKey } from "../../domain/ids.ts";
import { delivered, emptyOutbox, put } from "../shared/outbox.ts";
import { emptyTalk, fold } from "../shared/talk.ts";
import { linesOf } from "./later/lines/lines-of.ts";
import { statusOf } from "./later/standing/status-of.ts";
import { firstPage, newestTheirs, type Page, phaseOf } from "./page.ts";

const key = "k1" as IdempotencyKey;
const at = "2026-11-22T01:00:00Z";
const wrote = put(emptyOutbox, key, "きいて");
const mine: ConsulteeEntry = { kind: "message", by: "consultee", seq: 1, at, key, text: "きいて" };
const theirs = (seq: number, when = at): ConsulteeEntry => ({
  kind: "message",
  by: "counsellor",
  seq,
  at: when,
  text: "はい",
});
const claimed: ConsulteeEntry = { kind: "claim", seq: 2, at };
const later = "2026-11-22T01:05:00Z";
const reply = (reason: "received" | "closed", seq: number): ConsulteeEntry => ({
  ...{ kind: "automatic", reason, promised: null, seq, at },
});
const page = (more: Partial<Page>): Page => ({ ...firstPage, ...more });
const talk = (...entries: ConsulteeEntry[]) => ({
  consultation: "c" as ConsultationId,
  talk: fold(emptyTalk, entries),
});

describe("where the page stands", () => {
  test.each([
    ["nothing written", page({ draft: "まだ" }), "entrance", null],
    ["on its way", page({ outbox: wrote }), "waiting", null],
    ["delivered", page({ outbox: delivered(wrote, key, 1, at) }), "waiting", "waiting"],
    ["claimed", page(talk(mine, { kind: "claim", seq: 2, at })), "talking", "claimed"],
    ["answered", page(talk(mine, { kind: "claim", seq: 2, at }, theirs(3))), "talking", null],
    [
      "released: whoever held it is gone",
      page(talk(mine, claimed, theirs(3), { kind: "release", seq: 4, at: later })),
      "waiting",
      "released",
    ],
    [
      "claimed by the next",
      page(talk(mine, claimed, theirs(3), { kind: "release", seq: 4, at: later }, { ...claimed, seq: 5 })),
      "talking",
      "claimed",
    ],
    [
      "closed",
      page(talk(mine, { kind: "claim", seq: 2, at }, { kind: "close", seq: 3, at })),
      "closed",
      "closed",
    ],
    ["received", page(talk(mine, reply("received", 2))), "waiting", null],
    [
      "closed with the city's words",
      page(talk(mine, { kind: "claim", seq: 2, at }, { kind: "close", seq: 3, at }, reply("closed", 4))),
      "closed",
      null,
    ],
  ] as const)("%s", (_, now, phase, status) => {
    expect(phaseOf(now)).toBe(phase);
    expect(statusOf(now)).toBe(status);
  });
});

test("a new day is said once, before its first message; what is on its way has no day yet", () => {
  const night = "2026-11-22T15:30:00Z";
  const lines = linesOf(
    page({
      ...talk(mine, theirs(2), theirs(3, night)),
      outbox: put(emptyOutbox, "k9" as IdempotencyKey, "あ"),
    }),
  );
  expect(lines.map((line) => (line.kind === "message" ? line.row.id : line.kind))).toEqual([
    "day",
    "k1",
    "2",
    "day",
    "3",
    "k9",
  ]);
});

test("the counsellor's newest message is what a read mark is about", () => {
  expect(newestTheirs(page(talk(mine, theirs(2), { kind: "claim", seq: 3, at })))).toBe(2);
  expect(newestTheirs(firstPage)).toBe(0);
});

test("[SE-1] a message that does not open any more keeps its place in the log, unless this page still holds it", () => {
  const lost: ConsulteeEntry = { kind: "unreadable", by: "counsellor", seq: 2, at };
  const lostOwn: ConsulteeEntry = { kind: "unreadable", by: "consultee", seq: 3, at };
  const now = page(talk(mine, lost, lostOwn, theirs(4)));
  const drawn = (one: Page) =>
    linesOf(one).flatMap((line) => (line.kind === "message" ? [[line.row.by, line.row.text]] : []));
  expect(drawn(now)).toEqual([
    ["consultee", "きいて"],
    ["counsellor", null],
    ["consultee", null],
    ["counsellor", "はい"],
  ]);
  const held = "k3" as IdempotencyKey;
  const outbox = delivered(put(emptyOutbox, held, "まだある"), held, 3, at);
  expect(drawn({ ...now, outbox })[2]).toEqual(["consultee", "まだある"]);
});

test("[S8.5] what the service said stands right behind what it answers, before what is on its way", () => {
  const automatic = (seq: number): ConsulteeEntry => ({
    ...{ kind: "automatic", reason: "out-of-hours", promised: at, seq, at },
  });
  const second: ConsulteeEntry = { ...mine, seq: 3, key: "k2" as IdempotencyKey };
  const now = page({
    ...talk(mine, automatic(2), second, automatic(4)),
    outbox: put(emptyOutbox, "k9" as IdempotencyKey, "あ"),
  });
  expect(linesOf(now).map((line) => (line.kind === "message" ? line.row.id : line.kind))).toEqual([
    ...["day", "k1", "automatic", "k2", "automatic", "k9"],
  ]);
});
