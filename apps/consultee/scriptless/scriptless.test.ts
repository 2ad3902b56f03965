import { h } from "preact";
import { describe, expect, test } from "vitest";
import type { ScriptlessView } from "../../../contract/scriptless.ts";
import type { ConsulteeEntry } from "../../../contract/sync.ts";
import { firstHelpDesks } from "../../../domain/help-desk.ts";
import type { Epoch, IdempotencyKey } from "../../../domain/ids.ts";
import { parts } from "../../../domain/ruby.ts";
import { wordings } from "../../../domain/wording.ts";
import { drawScriptless } from "./page.tsx";
import { type ScriptlessSentence, scriptlessWordings } from "./sentences.ts";
import { toHtml } from "./to-html.ts";

const kanji = /\p{Script=Han}/u;
const kana = /^[\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;
const at = "2026-11-24T01:00:00.000Z";

const view: ScriptlessView = {
  now: new Date(at),
  wording: "upper-primary",
  told: null,
  text: "",
  talk: null,
  paused: null,
  reception: null,
  helpDesks: firstHelpDesks,
  watching: false,
  invented: false,
  whole: false,
  asksSchool: false,
  recoveryWords: null,
  form: "form-of-this-visit",
  epoch: "7a2f8f0e-0000-4000-8000-000000000001" as Epoch,
  key: "7a2f8f0e-0000-4000-8000-000000000002" as IdempotencyKey,
  seen: (upTo) => `/plain/seen/${upTo}`,
};

function talkOf(...entries: readonly ConsulteeEntry[]): ScriptlessView["talk"] {
  return { id: "7a2f8f0e-0000-4000-8000-000000000003", entries, place: null };
}

const own = (seq: number, text: string): ConsulteeEntry => ({
  ...({ kind: "message", by: "consultee", seq, at, text } as const),
  key: `7a2f8f0e-0000-4000-8000-00000000001${seq % 10}` as IdempotencyKey,
});
const theirs = (seq: number, text: string): ConsulteeEntry => ({
  kind: "message",
  by: "counsellor",
  seq,
  at,
  text,
});

describe("what only the page without script says", () => {
  test("[S4.1] in the easy wordings every kanji has its reading, and the easiest has none", () => {
    for (const sentence of Object.values(scriptlessWordings["lower-primary"]))
      expect(sentence).not.toMatch(kanji);
    for (const { text, ruby } of Object.values(scriptlessWordings["upper-primary"]).flatMap(parts)) {
      if (ruby === null) expect(text).not.toMatch(kanji);
      else expect([kanji.test(text), kana.test(ruby)]).toEqual([true, true]);
    }
  });

  test("[S4.1] each sentence says the same facts in every wording", () => {
    const facts = (sentence: string) => [...(sentence.match(/%\w+%|\d+/g) ?? [])].sort();
    for (const wording of wordings)
      for (const [name, sentence] of Object.entries(scriptlessWordings[wording]))
        expect(facts(sentence), `${wording} ${name}`).toEqual(
          facts(scriptlessWordings["upper-primary"][name as ScriptlessSentence]),
        );
  });
});

describe("HTML from what Preact would draw", () => {
  test("A4 every text and every value is escaped, and nothing else gets through", () => {
    const nasty = `<script>alert(1)</script>"'&`;
    expect(toHtml(h("p", { title: nasty }, nasty))).toBe(
      '<p title="&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;">&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;</p>',
    );
    expect(toHtml([null, undefined, false, true, 0, ""])).toBe("0");
    expect(toHtml(h("input", { type: "hidden", value: 0, disabled: true, checked: false }))).toBe(
      '<input type="hidden" value="0" disabled>',
    );
  });

  test("[TX-2] a box keeps the empty line it begins with", () => {
    expect(toHtml(h("textarea", { name: "text" }, "\nあ"))).toBe('<textarea name="text">\n\nあ</textarea>');
  });
});

describe("the page", () => {
  const visible = (html: string): string => html.replace(/<rt>[^<]*<\/rt>|<rp>[^<]*<\/rp>|<[^>]+>/g, "");
  const fields = (html: string): string[] =>
    [...html.matchAll(/ name="(\w+)"/g)].map(([, name = ""]) => name);

  test.each(wordings)(
    "[SL-1] [S4.2] %s: nothing but a form, with each field once, the telephones, the way out, and no script",
    (wording) => {
      for (const drawn of [
        drawScriptless({ ...view, wording }),
        drawScriptless({ ...view, wording, talk: talkOf(own(1, "きいて")) }),
        drawScriptless({ ...view, wording, talk: talkOf(own(1, "きいて")), watching: true }),
        drawScriptless({ ...view, wording, talk: talkOf(own(1, "きいて")), recoveryWords: ["さくら"] }),
        drawScriptless({ ...view, wording, recoveryWords: ["さくら"] }),
      ]) {
        const once = fields(drawn).filter(
          (name) => name !== "do" && !["viewport", "robots", "format"].includes(name),
        );
        expect(once.sort()).toEqual(["consultation", "epoch", "form", "key", "text", "upTo", "words"]);
        expect(drawn).toContain("<title>よりそい</title>");
        expect(drawn).toContain('value="leave"');
        expect(drawn).toContain('href="tel:0120078310"');
        expect(drawn).not.toMatch(/<script|\son\w+=|style=|undefined|\[object|%\w+%/);
      }
    },
  );

  test("[SL-2] what was refused stands in the box again, with the reason above it", () => {
    const text = "</textarea><b>だめ";
    const html = drawScriptless({ ...view, text, told: { it: "message-too-long", over: 7 } });
    expect(html).toContain("&lt;/textarea&gt;&lt;b&gt;だめ</textarea>");
    expect(visible(html)).toContain("7文字こえています");
  });

  test("[DL-1] [DL-4] the talk in its order, with what became of each own message", () => {
    const read = { kind: "read", by: "counsellor", upTo: 1, seq: 3, at } as const;
    const html = visible(
      drawScriptless({
        ...view,
        talk: talkOf(own(1, "ひとつめ"), own(2, "ふたつめ"), read, theirs(4, "読みました。")),
      }),
    );
    expect(html.replace(/\s+/g, "")).toMatch(
      /ひとつめ.*相談員が読みました.*ふたつめ.*届きました.*読みました。/,
    );
  });

  test("[SL-5] only a page that somebody asked for says at its end that it was shown", () => {
    const talk = talkOf(own(1, "きいて"), theirs(2, "はい"));
    expect(drawScriptless({ ...view, talk })).toContain('src="/plain/seen/2"');
    expect(drawScriptless({ ...view, talk, watching: true })).not.toContain("/plain/seen");
    const read = { kind: "read", by: "consultee", upTo: 2, seq: 3, at } as const;
    expect(
      drawScriptless({ ...view, talk: talkOf(own(1, "きいて"), theirs(2, "はい"), read) }),
    ).not.toContain("seen/");
  });

  test("[S4.2] of a long talk the newest, and the way to all of it", () => {
    const talk = talkOf(...Array.from({ length: 90 }, (_, n) => own(n + 1, `ことば${n + 1}。`)));
    const short = drawScriptless({ ...view, talk });
    expect(short).toContain('href="/plain/all"');
    expect([visible(short).includes("ことば1。"), visible(short).includes("ことば90。")]).toEqual([
      false,
      true,
    ]);
    expect(visible(drawScriptless({ ...view, talk, whole: true }))).toContain("ことば1。");
  });

  test("a page that turns anew by itself has no box to lose anything from", () => {
    const html = drawScriptless({ ...view, talk: talkOf(own(1, "きいて")), watching: true });
    expect(html).toContain('<meta http-equiv="refresh" content="30">');
    expect(html).not.toContain("<textarea");
  });
});
