import type { KitFile } from "../../domain/kit.ts";
import type { Kit } from "./kit.ts";
import { paperFile } from "./text-file.ts";

/** Which file is for whom. */
export function kitGuide({ page, label }: Kit): KitFile {
  return paperFile("README.txt", [
    `端末への配布キット　「${label}」 ${page.href}`,
    "",
    "端末の管理のしかたに合うものを、1つ使ってください。",
    "",
    "Chromebook・Google 管理コンソール",
    "　「アプリと拡張機能」→「URLで追加」に上のアドレスを入れ、「自動インストール」を選びます。",
    "　ブックマークは「管理対象のブックマーク」に chrome/ManagedBookmarks.json の内容を入れます。",
    "　JSON で渡すときは chrome/policies.json（Linux では /etc/opt/chrome/policies/managed/ に置きます）。",
    "Windows の Chrome・Edge",
    "　chrome/policies.reg または edge/policies.reg を管理者が取り込みます。グループポリシーや Intune の",
    "　設定カタログでは、各ポリシーに同じ名前の .json の内容を入れます。",
    "　すでに値があるポリシーは置きかわります。そのときは中身を1つにまとめてから入れてください。",
    "iPad",
    "　ipad/webclip.mobileconfig を MDM で配ります。Apple Configurator でも入れられます。",
    "　署名するとき（なくても使えます）：",
    "　openssl smime -sign -binary -nodetach -outform der -signer 証明書.pem -inkey 鍵.pem -certfile 中間証明書.pem \\",
    "　　-in ipad/webclip.mobileconfig -out webclip-signed.mobileconfig",
    "Intune",
    "　intune/ の2つは、Microsoft Graph の POST /deviceAppManagement/mobileApps にそのまま渡せます。",
    "　画面から作るときは「アプリ」→「Web リンク」に、同じ名前とアドレスを入れます。",
    "　デスクトップに置くときは windows/place-shortcut.ps1 を「プラットフォーム スクリプト」で配ります（取り除くのは remove-shortcut.ps1）。",
    "Windows の端末に手で置く",
    `　windows/${label}.url をデスクトップに写します。`,
    "",
    "フィルタリングの担当へ　filters/allow-list.txt",
    "学校へ・家庭へ　　　　　letters/（【】を書きかえて使ってください）",
    "",
    `配ったあと、学校の端末で ${new URL("/shindan", page).href} を開いて確かめてください。`,
    "",
    "アイコンの名前とアドレスから、何のページかは分からないようにしてあります。名前を変えるときも、そのようにしてください。",
  ]);
}
