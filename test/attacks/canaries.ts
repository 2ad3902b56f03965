import { randomBytes, randomInt } from "node:crypto";

/** Words that are found again wherever they went, in whatever writing: a Latin half and a Japanese half. */
export type Canaries = {
  /** The next phrase: no two are the same, each can be found by either half. */
  phrase(): string;
  count(): number;
  /** In which writing, and what stands around it; null where there is none. */
  findIn(bytes: Buffer): string | null;
};

const kana = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわ";

export function newCanaries(): Canaries {
  const latin = `kanariya${randomBytes(6).toString("hex")}`;
  const japanese = `カナリヤ${Array.from({ length: 8 }, () => kana[randomInt(kana.length)]).join("")}`;
  const traces = [...writingsOf(latin), ...writingsOf(japanese)];
  let made = 0;
  return {
    phrase: () => `${latin}${japanese}${++made}`,
    count: () => made,
    findIn(bytes) {
      for (const [writing, trace] of traces) {
        const at = bytes.indexOf(trace);
        if (at >= 0)
          return `${writing}: ${bytes.subarray(Math.max(0, at - 60), at + 120).toString("latin1")}`;
      }
      return null;
    },
  };
}

/** Everything that bytes may look like after they were written down by somebody who thought nothing of it. */
function writingsOf(word: string): [string, Buffer][] {
  const utf8 = Buffer.from(word, "utf8");
  const utf16 = Buffer.from(word, "utf16le");
  const hex = utf8.toString("hex");
  const units = Array.from({ length: word.length }, (_, at) =>
    word.charCodeAt(at).toString(16).padStart(4, "0"),
  );
  const isLatin = utf8.length === word.length;
  const escaped = isLatin ? [] : [units.map((unit) => `\\u${unit}`).join("")];
  const inAddress = isLatin ? [] : [encodeURIComponent(word)];
  return [
    ["UTF-8", utf8],
    ["UTF-16LE", utf16],
    ["UTF-16BE", Buffer.from(utf16).swap16()],
    ...[hex, hex.toUpperCase()].map((text): [string, Buffer] => ["hex", Buffer.from(text)]),
    ...base64Of(utf8).map((text): [string, Buffer] => ["base64", Buffer.from(text)]),
    ...escaped.flatMap((text): [string, Buffer][] => [
      ["JSON", Buffer.from(text)],
      ["JSON", Buffer.from(text.toUpperCase().replaceAll("\\U", "\\u"))],
    ]),
    ...inAddress.flatMap((text): [string, Buffer][] => [
      ["address", Buffer.from(text)],
      ["address", Buffer.from(text.toLowerCase())],
    ]),
  ];
}

/** What stays the same of it at each of the three places it may begin at, in both alphabets. */
function base64Of(bytes: Buffer): string[] {
  const inner = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    return text.slice(Math.ceil((before * 8) / 6), whole);
  });
  return [...new Set(inner.flatMap((text) => [text, text.replaceAll("+", "-").replaceAll("/", "_")]))];
}
