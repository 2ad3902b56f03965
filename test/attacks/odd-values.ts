import { randomBytes } from "node:crypto";

/** Stands in every text that is sent, so that whatever keeps or echoes one is found out. */
export const canary = `kanariya${randomBytes(6).toString("hex")}`;

const signs = [
  "",
  " ",
  "\\u0000",
  "\\ud800",
  "\\udfff\\ud800",
  "'; drop table entry; --",
  "%00",
  "\\u202e",
  "\\n",
];
const numbers = [
  "0",
  "-0",
  "-1",
  "0.5",
  "1e308",
  "1e999",
  "-1e999",
  "2147483648",
  "9007199254740993",
  "1e400",
];
const horizons = ["18446744073709551616", "99999999999999999999", "09", "-1", "0x10", "1e3", " 1", "１２"];
const ids = [
  "00000000-0000-0000-0000-000000000000",
  "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
  "01a203f9-4a54-7d0e-989b-6a751f1048cc\\u0000",
  "{01a203f9-4a54-7d0e-989b-6a751f1048cc}",
];

function long(sign: string, times: number): string {
  return `"${canary}${sign.repeat(times)}"`;
}

export function deep(open: string, close: string, depth: number): string {
  return `${open.repeat(depth)}${open.endsWith(":") ? "1" : ""}${close.repeat(depth)}`;
}

/** Values that no schema asked for, as JSON text: some of them cannot be said by JSON.stringify. */
export const oddValues: readonly string[] = [
  ...signs.flatMap((sign) => [`"${sign}${canary}"`, `"${canary}${sign}"`, `"${sign}"`]),
  ...numbers,
  ...horizons.map((text) => `"${text}"`),
  ...ids.map((text) => `"${text}"`),
  ...["null", "true", "false", "[]", "{}", "[[]]", "[null]", "[{}]", '[""]'],
  ...['{"__proto__":{"x":1}}', '{"constructor":{"prototype":{"x":1}}}', '{"then":1}', '{"toString":null}'],
  ...[100, 101, 201, 4_001, 20_001, 100_000].map((times) => long("a", times)),
  ...[67, 1_334, 6_667, 40_000].map((times) => long("あ", times)),
  ...[2_001, 10_001].map((times) => long("𠮷", times)),
  ...[64, 65, 5_000].map((many) => `[${Array.from({ length: many }, () => "{}").join()}]`),
  ...[2, 500, 60_000].map((depth) => deep("[", "]", depth)),
  ...[2, 500, 12_000].map((depth) => deep('{"a":', "}", depth)),
  "1".repeat(400),
];

export const contentTypes: readonly (string | null)[] = [
  ...["text/plain", "text/html", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"],
  ...[
    "application/xml",
    "application/jsonp",
    "application/problem+json",
    "application/csp-report",
    "json",
    "*/*",
  ],
  ...[
    "application/json;charset=utf-16",
    "application/json; charset=shift_jis",
    "application/json, text/plain",
  ],
  ...["APPLICATION/JSON", "application/json;", "application/json; boundary=x", canary, "", null],
];
