import { describe, expect, test } from "vitest";
import { backInReach, charactersLeft, draftFault, pressSends } from "./composer.ts";

const press = (more: Partial<Parameters<typeof pressSends>[0]>) => ({
  key: "Enter",
  isComposing: false,
  keyCode: 13,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

describe("Enter", () => {
  test("never sends on the child's page, not even with Ctrl", () => {
    for (const more of [{}, { ctrlKey: true }, { metaKey: true }])
      expect(pressSends(press(more), "never")).toBe(false);
  });

  test.each([{ isComposing: true }, { keyCode: 229 }])(
    "never sends while the input method composes (%j)",
    (more) => {
      for (const habit of ["enter", "with-control"] as const) {
        expect(pressSends(press(more), habit)).toBe(false);
        expect(pressSends(press({ ...more, ctrlKey: true }), habit)).toBe(false);
      }
    },
  );

  test("sends at the desk as one likes it", () => {
    expect(pressSends(press({}), "enter")).toBe(true);
    expect(pressSends(press({ shiftKey: true }), "enter")).toBe(false);
    expect(pressSends(press({}), "with-control")).toBe(false);
    expect(pressSends(press({ ctrlKey: true }), "with-control")).toBe(true);
    expect(pressSends(press({ metaKey: true }), "with-control")).toBe(true);
    expect(pressSends(press({ key: "a" }), "enter")).toBe(false);
  });
});

test("[TX-1] what is wrong with a draft is said before it is sent", () => {
  expect(draftFault(" \n　")).toBe("message-empty");
  expect(draftFault("あ".repeat(4_001))).toBe("message-too-long");
  expect(draftFault("a\0b")).toBe("message-malformed");
  expect(draftFault("𠮷".repeat(4_000))).toBeNull();
  expect(charactersLeft("𠮷".repeat(3_990))).toBe(10);
});

test("[TX-3] text that comes back stands in front of what was typed meanwhile", () => {
  expect(backInReach(["もどった"], "")).toBe("もどった");
  expect(backInReach(["一", "二"], "いま")).toBe("一\n\n二\n\nいま");
});
