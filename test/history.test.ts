import { describe, expect, test } from "vitest";
import type { StoredEntry as Entry } from "../domain/entry.ts";
import type { ConsultationId, Epoch, IdempotencyKey, StaffId } from "../domain/ids.ts";
import {
  type Event,
  type FaultKind,
  figuresOf,
  type History,
  judge,
  type Log,
  noFaults,
  said,
} from "./history.ts";

const [talk, other] = ["talk" as ConsultationId, "other" as ConsultationId];
const [now, before] = ["now" as Epoch, "before" as Epoch];
const at = new Date(0);

const pressed = (key: string, body = key): Event => ({ t: "pressed", key: key as IdempotencyKey, body });
const acknowledged = (key: string, seq: number, epoch = now, consultation = talk): Event => ({
  ...{ t: "acknowledged", key: key as IdempotencyKey, epoch, consultation, seq },
});
const asked = (after: number): Event => ({ t: "asked", consultation: talk, after });
const served = (seq: number, consultation = talk): Event => ({ t: "served", consultation, seq });
const screen = (rows: [number | null, string][], epoch = now, consultation = talk): Event => ({
  ...{ t: "screen", epoch, consultation, rows },
});

function message(seq: number, key: string, text = key, by: "consultee" | "counsellor" = "consultee"): Entry {
  const one = { kind: "message", seq, at, key: key as IdempotencyKey, text } as const;
  return by === "consultee" ? { ...one, by } : { ...one, by, staff: "s" as StaffId };
}

/** A talk of three messages in which all is well: the child writes a and c, the counsellor b; an official looks on. */
function good(
  change: { child?: Event[]; counsellor?: Event[]; official?: Log; stored?: Entry[] } = {},
): History {
  const whole: [number, string][] = [
    [1, "a"],
    [2, "b"],
    [3, "c"],
  ];
  const child: Event[] = change.child ?? [
    ...[pressed("a"), screen([[null, "a"]]), acknowledged("a", 1), screen([[1, "a"]])],
    ...[
      asked(1),
      served(2),
      screen(whole.slice(0, 2)),
      pressed("c"),
      acknowledged("c", 3),
      asked(2),
      served(3),
    ],
    screen(whole),
  ];
  const counsellor: Event[] = change.counsellor ?? [
    ...[asked(0), served(1), pressed("b"), acknowledged("b", 2), served(2), served(3), screen(whole)],
  ];
  const official = change.official ?? { who: "official", reads: "all", events: [screen(whole)] };
  const stored = change.stored ?? [message(1, "a"), message(2, "b", "b", "counsellor"), message(3, "c")];
  const logs: Log[] = [
    { who: "child", reads: "own", events: child },
    { who: "counsellor", reads: "all", events: counsellor },
    official,
  ];
  return { logs, stored: new Map([[talk, stored]]), epoch: now };
}

function found(history: History): FaultKind[] {
  return Object.entries(judge(history)).flatMap(([kind, faults]) =>
    faults.length > 0 ? [kind as FaultKind] : [],
  );
}

const whole: [number, string][] = [
  [1, "a"],
  [2, "b"],
  [3, "c"],
];
const start = [pressed("a"), acknowledged("a", 1)];
const end = [pressed("c"), acknowledged("c", 3)];

test("a good history has no fault, and its figures are counted", () => {
  expect(judge(good())).toEqual(noFaults);
  expect(figuresOf(good())).toEqual({ sent: 3, acknowledged: 3, shown: 9 });
});

test("what was sent and never acknowledged may be stored or not", () => {
  const child = [...start, ...end, pressed("d"), screen([...whole, [null, "d"]])];
  expect(found(good({ child }))).toEqual([]);
});

describe("it notices", () => {
  const official = (...events: Event[]): Log => ({ who: "official", reads: "all", events });

  test("an acknowledged message that is not stored", () => {
    const child = [...start, ...end, pressed("d"), acknowledged("d", 4)];
    expect(found(good({ child }))).toEqual(["lost"]);
  });

  test("something stored that does not open", () => {
    const stored: Entry[] = [message(1, "a"), message(2, "b", "b", "counsellor"), message(3, "c")];
    expect(found(good({ stored: [...stored, { kind: "unreadable", by: "consultee", seq: 4, at }] }))).toEqual(
      ["lost"],
    );
  });

  test("a message that stands on a screen twice: under two numbers, or unsent beside itself", () => {
    expect(found(good({ official: official(screen([...whole, [4, "c"]])) }))).toContain("doubled");
    expect(found(good({ child: [...start, ...end, screen([...whole, [null, "c"]])] }))).toEqual(["doubled"]);
  });

  test("a message stored under two numbers", () => {
    const stored = [message(1, "a"), message(2, "b", "b", "counsellor"), message(3, "c"), message(4, "c")];
    expect(found(good({ stored }))).toContain("doubled");
  });

  test("a screen out of order", () => {
    const rows = [whole[1], whole[0], whole[2]] as [number, string][];
    expect(found(good({ official: official(screen(rows)) }))).toEqual(["disordered"]);
    expect(found(good({ child: [...start, ...end, screen([[null, "c"], ...whole.slice(0, 2)])] }))).toContain(
      "disordered",
    );
  });

  test("two who saw different words under one number", () => {
    const rows: [number, string][] = [
      [1, "a"],
      [2, "c"],
      [3, "b"],
    ];
    expect(found(good({ official: official(screen(rows)) }))).toContain("disordered");
  });

  test("two messages of one person stored in another order than they were written", () => {
    const child = [pressed("c"), ...start, acknowledged("c", 3)];
    expect(found(good({ child }))).toEqual(["disordered"]);
  });

  test("a hole at the end, in the middle, and what was there and is gone", () => {
    expect(found(good({ official: official(screen(whole.slice(0, 2))) }))).toEqual(["missing"]);
    expect(found(good({ official: official(screen([whole[0], whole[2]] as [number, string][])) }))).toEqual([
      "missing",
    ]);
    const flicker = official(screen(whole), screen(whole.slice(1)), screen(whole));
    expect(found(good({ official: flicker }))).toEqual(["missing"]);
  });

  test("but a page that was loaded anew begins blank", () => {
    const reload = official(screen(whole), { t: "left" }, screen(whole.slice(0, 1)), screen(whole));
    expect(found(good({ official: reload }))).toEqual([]);
    expect(found(good({ official: official(screen(whole.slice(0, 2)), { t: "left" }) }))).toEqual([]);
    const aside = (consultation: ConsultationId): Log =>
      official(screen(whole.slice(0, 2)), { t: "left", consultation });
    expect(found(good({ official: aside(talk) }))).toEqual([]);
    expect(found(good({ official: aside(other) }))).toEqual(["missing"]);
  });

  test("a hole in what is stored", () => {
    const stored = [message(1, "a"), message(2, "b", "b", "counsellor"), message(4, "c")];
    expect(found(good({ stored }))).toContain("missing");
  });

  test("a reader who may not: another consultee, or staff without the right", () => {
    const stranger = (reads: Log["reads"]): Log => ({
      who: "stranger",
      reads,
      events: [asked(0), served(1)],
    });
    expect(found(good({ official: stranger("own") }))).toEqual(["unauthorised"]);
    expect(found(good({ official: stranger("nothing") }))).toEqual(["unauthorised"]);
    expect(found(good({ official: stranger("all") }))).toEqual([]);
    expect(found(good({ child: [...start, ...end, served(1, other)] }))).toEqual(["unauthorised"]);
  });

  test("but another tab of the same person may", () => {
    const tab = (person: string): Log => ({
      who: "tab",
      person,
      reads: "own",
      events: [served(1), screen(whole)],
    });
    expect(found(good({ official: tab("child") }))).toEqual([]);
    expect(found(good({ official: tab("somebody else") }))).toEqual(["unauthorised"]);
  });

  test("one key with two answers, and an answer that is not what is stored", () => {
    expect(found(good({ child: [...start, acknowledged("a", 2), ...end] }))).toContain("answers");
    expect(found(good({ child: [pressed("a"), acknowledged("a", 4), ...end] }))).toContain("answers");
  });

  test("a hole or a repeat within one attempt; a new attempt may begin again", () => {
    expect(found(good({ official: official(asked(0), served(1), served(3)) }))).toEqual(["served"]);
    expect(found(good({ official: official(asked(0), served(1), served(1)) }))).toEqual(["served"]);
    expect(found(good({ official: official(asked(0), served(1), asked(0), served(1)) }))).toEqual([]);
  });

  test("words that nobody wrote, and other words than were written", () => {
    const stored = [message(1, "a"), message(2, "b", "b", "counsellor"), message(3, "c"), message(4, "d")];
    expect(found(good({ stored }))).toContain("foreign");
    expect(
      found(good({ stored: [message(1, "a", "A"), ...(good().stored.get(talk)?.slice(1) ?? [])] })),
    ).toContain("foreign");
  });
});

describe("after a restore", () => {
  test("numbers of another epoch mean nothing, but what it acknowledged must be there", () => {
    const child = [
      pressed("a"),
      acknowledged("a", 7, before),
      screen([[7, "a"]], before),
      ...end,
      screen(whole),
    ];
    expect(found(good({ child }))).toEqual([]);
    const lost = [...child, pressed("d"), acknowledged("d", 8, before)];
    expect(found(good({ child: lost }))).toEqual(["lost"]);
  });

  test("a consultation opened anew by its first message is still its opener's", () => {
    const child = [
      ...[
        pressed("a"),
        acknowledged("a", 1, before, other),
        served(1, other),
        screen([[1, "a"]], before, other),
      ],
      ...[{ t: "left" } as const, acknowledged("a", 1), ...end, served(1), screen(whole)],
    ];
    expect(found(good({ child }))).toEqual([]);
  });

  test("whoever still shows the old talk is told", () => {
    const official: Log = { who: "official", reads: "all", events: [screen(whole, before)] };
    expect(found(good({ official }))).toEqual(["missing"]);
  });
});

test("long words are logged by a hash, short ones as they are", () => {
  const long = "い".repeat(100);
  expect(said("あ")).toBe("あ");
  expect(said(`${long}あ`)).not.toBe(said(`${long}う`));
  expect(said(long).length).toBeLessThan(60);
});
