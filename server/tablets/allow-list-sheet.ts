import type { KitFile } from "../../domain/kit.ts";
import type { Kit } from "./kit.ts";
import { paperFile, textFile } from "./text-file.ts";

/** [DL-16] What a filter has to let through: one host and one port, whatever the filter is called. As a sheet, and for importing. */
export function allowListSheet({ page }: Kit): KitFile[] {
  const { hostname } = page;
  const port = page.port || (page.protocol === "https:" ? "443" : "80");
  return [
    paperFile("filters/allow-list.txt", [
      "フィルタリング・プロキシ・ファイアウォールに登録していただく内容",
      "",
      `ホスト名　　　${hostname}`,
      `ポート　　　　${port}/TCP`,
      `アドレス　　　${page.href}`,
      `プロトコル　　${page.protocol === "https:" ? "HTTPS" : "HTTP"}（メソッドは GET と POST）`,
      "",
      "このほかのホスト・ポートは要りません。外部のサービス（フォント・動画・解析など）は読み込みません。",
      "WebSocket・UDP・VPN は使いません。",
      "",
      "確かめていただきたいこと",
      "1. 閲覧の許可（ホワイトリスト）に、上のホスト名をそのまま登録してください。下の階層はすべて含みます。",
      "2. クッキーの保存を、このホスト名で止めないでください。",
      "3. POST の送信（書き込み）を、このホスト名で止めないでください。「掲示板・チャットへの書き込み規制」の対象から外してください。",
      "4. 通信の中身を調べる機能（SSL/TLSの復号、HTTPSスキャン）は、できればこのホスト名を対象から外してください。子どもの書いた言葉が記録に残らないようにするためです。",
      "   外せないときも使えます。そのときは、学校や委託先が中身を見られることを、子どもに伝えてください。",
      "5. 検索語・書き込みを見張って知らせる機能（ワードアラート）は、このホスト名を対象から外してください。",
      "6. 応答をためてから渡す設定（ウイルス検査のための一括転送など）があっても使えます。届くのが数秒遅くなります。",
      "7. 時間帯で止める設定があるときは、夜間と休日も開けられるようにしてください。",
      "",
      `登録のあと、学校の端末で ${new URL("/shindan", page).href} を開くと、使えるかどうかが1分ほどで分かります。`,
    ]),
    paperFile("filters/allow-list.csv", ["host,port,protocol,url", `${hostname},${port},TCP,${page.href}*`]),
    // A list of its own: a city that blocks nothing needs none, and one that has one adds this line to it.
    textFile("filters/URLAllowlist.json", `${JSON.stringify([hostname], null, 2)}\n`),
  ];
}
