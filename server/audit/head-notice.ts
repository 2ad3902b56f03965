import { fingerprintOf } from "./audit-keys.ts";
import { keyNamedIn, readHead } from "./signed.ts";

/**
 * The letter in which a head goes to the city's address: to be read by a person, kept in their files, and compared years
 * later. It says nothing of any consultation.
 */
export function headNotice(signed: string): string {
  const head = readHead(signed);
  const key = head && keyNamedIn(head);
  if (!head || !key) throw new Error("This is no signed head.");
  const at = new Date(head.at).toLocaleString("sv-SE", { timeZone: "Asia/Tokyo" });
  return [
    "よりそい　監査記録の控え",
    "",
    `件数　　　　${head.count}`,
    `ハッシュ値　${head.hash}`,
    `時刻　　　　${at}（日本時間）`,
    `鍵の指紋　　${fingerprintOf(key)}`,
    "",
    "この控えは、監査記録が後から書き換えられていないことを確かめるためのものです。",
    "下の一行を、そのまま、システムの外で保管してください。相談の内容は含まれていません。",
    "",
    signed,
    "",
    "照合：一行をファイルに保存し、npm run cli -- audit verify --against ＜ファイル＞",
  ].join("\n");
}
