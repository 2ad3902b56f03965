import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IdempotencyKey } from "../../domain/ids.ts";
import {
  delivered,
  emptyOutbox,
  keptMessages,
  nextToSend,
  type Outbox,
  put,
  refused,
  replayed,
  retried,
  startedOver,
  takenBack,
} from "./outbox.ts";

const key = (name: string | number) => `key-${name}` as IdempotencyKey;
const at = "2026-11-22T01:02:03.000Z";
const keys = (outbox: Outbox) => outbox.map((one) => one.key);

function written(count: number): Outbox {
  return Array.from({ length: count }, (_, index) => index + 1).reduce(
    (outbox, number) => put(outbox, key(number), `m${number}`),
    emptyOutbox,
  );
}

describe("[DL-9] the order of what was written is kept", () => {
  test("the oldest unsent is next; one that failed does not hold up the others", () => {
    const three = written(3);
    expect(nextToSend(three)?.key).toBe(key(1));
    expect(nextToSend(delivered(three, key(1), 1, at))?.key).toBe(key(2));
    expect(nextToSend(refused(three, key(1), "message-too-long"))?.key).toBe(key(2));
  });

  test("sent again by hand it goes behind the others, under its own key", () => {
    const again = retried(refused(written(2), key(1), "not-allowed"), key(1), key("new"));
    expect(keys(again)).toEqual([key(2), key(1)]);
  });

  test("a key that stands for another text is replaced", () => {
    const again = retried(refused(written(1), key(1), "key-reused"), key(1), key("new"));
    expect(keys(again)).toEqual([key("new")]);
  });
});

test("[DL-9] nothing is dropped silently, whatever happens", () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant("put" as const), n: fc.nat(20) }),
    fc.record({
      do: fc.constantFrom("delivered", "refused", "retried", "replayed", "over" as const),
      n: fc.nat(20),
    }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      let outbox = emptyOutbox;
      const unsure = new Set<IdempotencyKey>();
      let seq = 0;
      for (const { do: act, n } of steps) {
        const one = key(n);
        const known = outbox.some((each) => each.key === one);
        if (act === "put" && !known) {
          outbox = put(outbox, one, `m${n}`);
          unsure.add(one);
        } else if (act === "delivered") {
          outbox = delivered(outbox, one, ++seq, at);
          unsure.delete(one);
        } else if (act === "replayed" && known) {
          outbox = replayed(outbox, one, `m${n}`, ++seq, at);
          unsure.delete(one);
        } else if (act === "refused") outbox = refused(outbox, one, "not-allowed");
        else if (act === "retried") outbox = retried(outbox, one, key("unused"));
        else if (act === "over") outbox = startedOver(outbox);
        for (const each of unsure) expect(keys(outbox)).toContain(each);
        expect(new Set(keys(outbox)).size).toBe(outbox.length);
      }
    }),
  );
});

describe("[DL-5] after a restore", () => {
  test("everything unacknowledged and the last 50 acknowledged are sent again, by their keys, in order", () => {
    let outbox = written(63);
    for (let number = 1; number <= 60; number++) outbox = delivered(outbox, key(number), number, at);
    const over = startedOver(outbox);
    expect(keys(over)).toEqual(Array.from({ length: 53 }, (_, index) => key(index + 11)));
    expect(over.every(({ state, seq }) => state === "sending" && seq === null)).toBe(true);
  });

  test("what the talk showed after a reload is held too, in front of what is not sent yet", () => {
    const outbox = replayed(put(emptyOutbox, key("new"), "新しい"), key("old"), "前の", 4, at);
    expect(keys(startedOver(outbox))).toEqual([key("old"), key("new")]);
  });

  test("what the restored city still has is not sent again", () => {
    const over = startedOver(delivered(delivered(written(2), key(1), 1, at), key(2), 2, at));
    expect(nextToSend(replayed(over, key(1), "m1", 1, at))?.key).toBe(key(2));
  });

  test("of what the talk shows, the last 50 are held; what only we hold stays", () => {
    let outbox = written(70);
    for (let number = 1; number <= 70; number++) outbox = delivered(outbox, key(number), number, at);
    expect(outbox).toHaveLength(70);
    for (let number = 1; number <= 70; number++)
      outbox = replayed(outbox, key(number), `m${number}`, number, at);
    expect(outbox).toHaveLength(keptMessages);
    expect(outbox[0]?.key).toBe(key(21));
  });
});

test("an answer that comes after the talk has shown the message changes nothing", () => {
  const shown = replayed(written(1), key(1), "m1", 1, at);
  expect(refused(shown, key(1), "consultation-closed")).toEqual(shown);
});

test("[TX-3] one that failed can be taken back, one on its way cannot", () => {
  expect(takenBack(refused(written(1), key(1), "consultation-closed"), key(1))).toEqual([]);
  expect(takenBack(written(1), key(1))).toHaveLength(1);
});
