import { expect, test } from "vitest";
import { bytesIn, faultOf, textOf } from "./passkeys.ts";

test("base64url there and back: every byte, every length, without padding, as Node writes it", () => {
  for (let length = 0; length < 70; length++) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 37 + length * 11) % 256);
    const text = textOf(bytes.buffer);
    expect(text).toBe(Buffer.from(bytes).toString("base64url"));
    expect(bytesIn(text)).toEqual(bytes);
  }
  expect(textOf(Uint8Array.from([251, 255, 190]).buffer)).toBe("-_--");
});

test("a prompt that was closed is nobody's fault, and a device that has a passkey already is told apart", () => {
  const named = (name: string) => Object.assign(new Error(), { name });
  expect(faultOf(named("NotAllowedError"))).toBe("cancelled");
  expect(faultOf(named("AbortError"))).toBe("cancelled");
  expect(faultOf(named("InvalidStateError"))).toBe("already-here");
  expect(faultOf(named("SecurityError"))).toBe("impossible");
  expect(faultOf("?")).toBe("impossible");
});
