import { describe, expect, test } from "vitest";
import type { ConsulteeEntry } from "../../contract/sync.ts";
import type { IdempotencyKey } from "../../domain/ids.ts";
import { delivered, emptyOutbox, put, refused, replayed } from "./outbox.ts";
import { rowsOf } from "./rows.ts";
import { emptyTalk, fold } from "./talk.ts";

const key = (name: string) => name as IdempotencyKey;
const at = "2026-11-22T01:02:03.000Z";
const mine = (seq: number): ConsulteeEntry => ({
  kind: "message",
  by: "consultee",
  seq,
  at,
  key: key(`k${seq}`),
  text: `わたし${seq}`,
});
const theirs = (seq: number): ConsulteeEntry => ({
  kind: "message",
  by: "counsellor",
  seq,
  at,
  text: `相談員${seq}`,
});
const shown = (rows: ReturnType<typeof rowsOf>) => rows.map(({ id, receipt }) => `${id}:${receipt}`);

describe("what stands on the screen", () => {
  test("[DL-4] a message that is in the talk and in the outbox stands once, under the same id from first to last", () => {
    const sending = put(emptyOutbox, key("k1"), "わたし1");
    const acknowledged = delivered(sending, key("k1"), 1, at);
    const talk = fold(emptyTalk, [mine(1)]);
    const read = fold(talk, [{ kind: "read", by: "counsellor", upTo: 1, seq: 2, at }]);
    expect(shown(rowsOf(emptyTalk, sending, "consultee"))).toEqual(["k1:sending"]);
    expect(shown(rowsOf(emptyTalk, acknowledged, "consultee"))).toEqual(["k1:delivered"]);
    expect(shown(rowsOf(talk, sending, "consultee"))).toEqual(["k1:delivered"]);
    expect(shown(rowsOf(read, replayed(acknowledged, key("k1"), "わたし1", 1, at), "consultee"))).toEqual([
      "k1:read",
    ]);
  });

  test("[DL-9] numbered ones in their order, what is still on its way behind them", () => {
    let outbox = put(put(emptyOutbox, key("k3"), "わたし3"), key("new"), "まだ");
    outbox = delivered(outbox, key("k3"), 3, at);
    const talk = fold(emptyTalk, [mine(1), theirs(2)]);
    expect(shown(rowsOf(talk, outbox, "consultee"))).toEqual([
      "k1:delivered",
      "2:null",
      "k3:delivered",
      "new:sending",
    ]);
  });

  test("one that failed says why and keeps its text", () => {
    const outbox = refused(put(emptyOutbox, key("k1"), "わたし1"), key("k1"), "consultation-closed");
    expect(rowsOf(emptyTalk, outbox, "consultee")).toMatchObject([
      { receipt: "failed", refused: "consultation-closed", text: "わたし1" },
    ]);
  });

  test("[CN-8] read is what the other side has read, on each side", () => {
    const talk = fold(emptyTalk, [
      mine(1),
      theirs(2),
      { kind: "read", by: "consultee", upTo: 2, seq: 3, at },
    ]);
    expect(shown(rowsOf(talk, [], "consultee"))).toEqual(["k1:delivered", "2:null"]);
    expect(shown(rowsOf(talk, [], "counsellor"))).toEqual(["k1:null", "2:read"]);
  });
});
