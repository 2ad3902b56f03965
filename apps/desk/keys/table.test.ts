import { expect, test } from "vitest";
import { readTree } from "../../../test/source.ts";
import { isPressed, keyPlaces, type Press, type ShortcutId, shortcuts } from "./table.ts";

const ids = Object.keys(shortcuts) as ShortcutId[];
const press = (more: Partial<Press>): Press => ({
  ...{ key: "", code: "", keyCode: 0, isComposing: false },
  ...{ altKey: false, ctrlKey: false, metaKey: false, shiftKey: false },
  ...more,
});

/** Everything that a key of the table could be taken for. */
const presses = ["?", "F9", "F6", "ArrowUp", "ArrowDown", "Home", "End", "Enter", "/", "a"]
  .map((key) => press({ key }))
  .concat(
    ["KeyA", "KeyB", "KeyK", "KeyM", "KeyH", "KeyQ", "KeyW"].map((code) => press({ code, altKey: true })),
  )
  .concat(press({ code: "KeyK", metaKey: true }))
  .flatMap((one) => [one, { ...one, shiftKey: true }, { ...one, ctrlKey: true }]);

test("[S8.11] no two keys of one place are one key, each can be pressed, and none while an input method is at work", () => {
  for (const where of keyPlaces) {
    const here = ids.filter((id) => [where, "everywhere"].includes(shortcuts[id].where));
    for (const one of presses) expect(here.filter((id) => isPressed(one, id)).length).toBeLessThanOrEqual(1);
  }
  for (const id of ids)
    expect(
      presses.some((one) => isPressed(one, id)),
      id,
    ).toBe(true);
  for (const one of presses)
    expect(ids.filter((id) => isPressed({ ...one, isComposing: true }, id))).toEqual([]);
});

test("[S8.11] every key of the list is heard by something, by its name: the list cannot say what is not so", () => {
  const sources = [...readTree()].filter(
    ([path]) => /^apps\/desk\/.*(?<!\.test)\.tsx?$/.test(path) && !path.endsWith("keys/table.ts"),
  );
  // Enter on a button and a stroke in the composer are heard as what they are: a press, and a text.
  const byThemselves: readonly ShortcutId[] = ["open", "templates"];
  for (const id of ids.filter((one) => !byThemselves.includes(one)))
    expect(
      sources.some(([, text]) => new RegExp(`(isPressed|useKeyIn)\\([^)]*"${id}"`).test(text)),
      id,
    ).toBe(true);
});
