import { handedOver, stays } from "./handed-over.ts";

/** What lies beside the files: how they are to be read, by somebody who has never seen the program. */
export function formatPage(): string {
  const tables = Object.entries(handedOver).map(([name, { by, opens = {}, without = [] }]) => {
    const opened = Object.keys(opens).join(", ");
    return `| ${name} | ${by.join(", ")} | ${opened || "-"} | ${without.join(", ") || "-"} |`;
  });
  const left = Object.entries(stays).map(([name, why]) => `| ${name} | ${reasons[why]} |`);
  return [
    ...japanese,
    "",
    ...english,
    "",
    "## Tables / 表",
    "",
    "| table 表 | order 並び順 | was sealed, stands open 封を開けた列 | left out 入れなかった列 |",
    "| --- | --- | --- | --- |",
    ...tables,
    "",
    "## Not in the files / 入れなかった表",
    "",
    "| table 表 | why 理由 |",
    "| --- | --- |",
    ...left,
    "",
  ].join("\n");
}

const reasons = {
  secret:
    "a key or a secret of sign-ins, of use to nobody after the end / 鍵やサインインの秘密。終わったあとは役に立たない",
  momentary: "of the moment / その場かぎりのもの",
  "in-audit-file": "in audit.jsonl / audit.jsonl に入っている",
  machinery: "of the program / プログラムのためのもの",
} as const;

const japanese = [
  "# 引き渡したデータの読みかた",
  "",
  "- `tables/<表>.jsonl`: 一行に一件の JSON(JSON Lines、UTF-8)。`tables/<表>.csv`: 同じ内容の CSV(UTF-8、BOM つき、CRLF)。",
  "  CSV では、式とみなされる値の先頭に ' を付けています。正しい値は .jsonl にあります。",
  "- `pictures/<相談のid>/<通し番号>.jpg`: 相談者が送った写真(JPEG)。`tables/picture.jsonl` に、それぞれの SHA-256 があります。",
  "- `audit.jsonl`: 監査記録のすべて。`npm run cli -- audit check-file` で、サービスがなくても確かめられます。",
  "- `manifest.jsonl`: すべてのファイルの大きさと SHA-256。最後の行は、件数と、監査記録の鍵(Ed25519)の署名です。",
  "- 名前が `.age` で終わるファイルは、市の鍵で封をしてあります。`age -d -i 市の鍵 -o 出力 ファイル` で開きます(https://age-encryption.org)。",
  "- 日時は世界時(UTC)の ISO 8601、id は UUID です。相談の言葉は `entry` の `sealed`(メッセージと、終わりのひとこと)にあります。",
  '- `{"unreadable": true}` は、開けなかった値です(鍵が失われたか、だれかが書き換えた)。その数は `manifest.jsonl` にあります。',
  "- 削除された相談は、番号と日時だけが残っています。言葉は、すでにどこにもありません。",
];

const english = [
  "# How to read what was handed over",
  "",
  "- `tables/<table>.jsonl`: JSON Lines, one row a line, UTF-8. `tables/<table>.csv`: the same as CSV (UTF-8 with a byte order mark,",
  "  CRLF); what a spreadsheet would take for a formula has an apostrophe in front there: the true value stands in the .jsonl.",
  "- `pictures/<consultation id>/<sequence>.jpg`: pictures that consultees have sent; `tables/picture.jsonl` has the SHA-256 of each.",
  "- `audit.jsonl`: the whole audit trail; `npm run cli -- audit check-file` proves it without the service.",
  "- `manifest.jsonl`: size and SHA-256 of each file as it lies there. Its last line says how much there is, signed by the audit",
  "  trail's key (Ed25519, over the line without its last member `signature`).",
  "- What ends with `.age` is sealed for the city's key: `age -d -i key -o out file` (https://age-encryption.org).",
  "- Instants are ISO 8601 in UTC, ids are UUIDs. What was said stands in `entry`, column `sealed`: messages, and remarks at the end.",
  '- `{"unreadable": true}` did not open: its key is lost, or somebody has changed it. `manifest.jsonl` says how many there are.',
  "- Of a deleted consultation its number and hours are left; its words are nowhere.",
];
