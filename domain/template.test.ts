import { expect, test } from "vitest";
import { firstTemplates } from "./first-templates.ts";
import {
  fillTemplate,
  findTemplates,
  type Template,
  templateFaults,
  textOf,
  wordingFor,
} from "./template.ts";

const one: Template = { shortcut: "まつ", title: "待ってもらう", standard: "お待ちください", easy: "" };
const facts = { 相談員: "みほん一郎", 次の受付: "明日 8:45", 受付時間: "8:45〜17:15" };

test("[TP-2] what every city begins with can be taken, has an easy text each, and fills to its last placeholder", () => {
  expect(templateFaults(firstTemplates)).toEqual([]);
  for (const template of firstTemplates) {
    expect(template.easy).not.toBe("");
    for (const text of [template.standard, template.easy])
      expect(fillTemplate(text, facts)).not.toMatch(/[{}]/);
  }
});

test("[TP-2] what cannot be meant is refused with its place", () => {
  const faulty: [Partial<Template>, string][] = [
    [{ title: " " }, "title-missing 0.title"],
    [{ standard: "" }, "text-missing 0.standard"],
    [{ easy: "あ".repeat(1_001) }, "text-too-long 0.easy"],
    [{ shortcut: "ま つ" }, "shortcut-odd 0.shortcut"],
    [{ shortcut: "/まつ" }, "shortcut-odd 0.shortcut"],
    [{ standard: "{電話}へ" }, "placeholder-unknown 0.standard"],
  ];
  for (const [bent, said] of faulty)
    expect(templateFaults([{ ...one, ...bent }]).map(({ code, where }) => `${code} ${where}`)).toEqual([
      said,
    ]);
  expect(templateFaults([one, one])).toEqual([{ code: "shortcut-twice", where: "1.shortcut" }]);
  const without = { ...one, shortcut: "" };
  expect(templateFaults([without, without])).toEqual([]);
});

test("[TP-1] placeholders are filled from facts; what is none stays as it was typed", () => {
  expect(fillTemplate("{相談員}です。{次の受付}から", facts)).toBe("みほん一郎です。明日 8:45から");
  expect(fillTemplate("{ } {constructor} {相談員", facts)).toBe("{ } {constructor} {相談員");
});

test("[TP-1] who asks chooses the text: easy for the youngest and while nothing is known, standard where there is no other", () => {
  const of = (told: object) => wordingFor({ told, tagged: {} });
  expect(of({})).toBe("easy");
  expect(of({ relation: "child", school: "elementary", grade: 2 })).toBe("easy");
  expect(of({ relation: "child", school: "junior-high" })).toBe("standard");
  expect(of({ relation: "guardian", school: "elementary" })).toBe("standard");
  expect(textOf(one, "easy")).toBe("お待ちください");
  expect(textOf({ ...one, easy: "まってね" }, "easy")).toBe("まってね");
});

test("[TP-1] found by a piece of shortcut or title, kana of either kind; a shortcut that begins so first", () => {
  const titled = { ...one, shortcut: "", title: "少しまつとき" };
  expect(findTemplates([titled, one], "マツ")).toEqual([one, titled]);
  expect(findTemplates([titled, one], "")).toEqual([titled, one]);
  expect(findTemplates([titled, one], "ない")).toEqual([]);
});
