import { expect, test } from "vitest";
import type { Attributes } from "../../../domain/attributes.ts";
import { topicsInShort, whoInShort } from "./attribute-words.ts";

test.each<[Attributes, Attributes, string, string]>([
  [{}, {}, "", ""],
  [{ relation: "child", school: "elementary", grade: 5, gender: "girl" }, {}, "本人・小5・女", ""],
  [{ relation: "guardian", school: "high" }, {}, "保護者・高校", ""],
  [{ relation: "no-answer", gender: "no-answer", topics: "no-answer" }, {}, "", ""],
  [{ topics: ["bullying"] }, { topics: ["bullying", "internet"] }, "", "いじめ、ネット・SNS"],
  [{ school: "elementary", grade: 6 }, { school: "junior-high" }, "中学校", ""],
])("[S8.4] [CN-13] %j, tagged %j", (told, tagged, who, topics) => {
  expect(whoInShort({ told, tagged })).toBe(who);
  expect(topicsInShort({ told, tagged })).toBe(topics);
});
