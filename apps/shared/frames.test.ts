import fc from "fast-check";
import { expect, test } from "vitest";
import { frameReader } from "./frames.ts";

const frames = [
  { t: "hello", epoch: "e", now: "n" },
  { t: "entries", consultation: "c", entries: [{ kind: "message", text: "改行\nと\n絵文字👍🏽" }] },
  { t: "beat", now: "n" },
];
const sent = `:${" ".repeat(40)}\n\n${frames.map((one) => `data: ${JSON.stringify(one)}\n\n:p\n\n`).join("")}`;

test("[DL-4] however the network cuts a stream, the same frames come out", () => {
  const bytes = new TextEncoder().encode(sent);
  fc.assert(
    fc.property(fc.array(fc.nat(bytes.length)), (cuts) => {
      const read = frameReader();
      const letters = new TextDecoder();
      const at = [...new Set([0, ...cuts, bytes.length])].sort((a, b) => a - b);
      const out = at
        .slice(1)
        .flatMap((end, index) => read(letters.decode(bytes.slice(at[index], end), { stream: true })));
      expect(out).toEqual(frames);
    }),
  );
});

test("half a frame waits for its end", () => {
  const read = frameReader();
  expect(read('data: {"t":"be')).toEqual([]);
  expect(read('at"}\n')).toEqual([{ t: "beat" }]);
});

test("a broken frame is not skipped but said", () => {
  expect(() => frameReader()('data: {"t":\n\n')).toThrow();
});
