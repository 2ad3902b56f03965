import type { Api } from "../../../contract/api.ts";
import type { LineText } from "../../../domain/line.ts";
import type { LineTextFault } from "../../../domain/line-wording.ts";
import type { KeyName } from "./keys.ts";

type Checked = Api["/api/line/check"]["output"]["checks"][number];
type Trouble = NonNullable<Api["/api/line/settings"]["output"]["trouble"]>["what"];

const keys: Record<KeyName, string> = {
  token: "チャネルアクセストークン（長期）",
  secret: "チャネルシークレット（Messaging API）",
  signInId: "チャネルID（LINEログイン）",
  signInSecret: "チャネルシークレット（LINEログイン）",
};

const checks: Record<Checked["check"], string> = {
  token: "アクセストークン",
  webhook: "Webhookの住所",
  "webhook-test": "Webhookの受信",
  menu: "トークの下のメニュー",
  quota: "今月のお知らせの残り",
  "sign-in": "LINEログイン",
  address: "このページの住所",
};

const found: Record<Checked["found"], string> = {
  good: "問題ありません。",
  "not-set": "まだ設定されていません。",
  refused: "LINEに断られました。鍵や設定が正しいか確かめてください。",
  unreachable: "LINEにつながりませんでした。少し待ってから、もう一度確かめてください。",
  "other-address": "LINEには、ほかの住所が登録されています。下の住所を登録してください。",
  off: "LINEの設定で「Webhookの利用」がオフになっています。",
  low: "残りが少なくなっています（8割以上を使いました）。",
  gone: "今月の分を使い切りました。来月まで、お知らせは送られません。",
};

const texts: Record<LineText, readonly [name: string, when: string]> = {
  welcome: ["あいさつ", "友だちに追加されたとき"],
  "welcome-back": ["あいさつ（ブロック解除）", "ブロックが解除されたとき"],
  "answer-open": ["応答（受付時間内）", "トーク画面に書き込まれたとき"],
  "answer-closed": ["応答（受付時間外）", "受付時間外に、トーク画面に書き込まれたとき"],
  "answer-danger": ["応答（電話番号の案内）", "危険な言葉の案内がオンで、その言葉が書き込まれたとき"],
  notice: ["お知らせ", "新しい返信があるとき。ロック画面に出るので、だれが読んでもよい文にします。"],
  button: ["ボタン", "上のすべての文につく、ページへのボタン"],
};

const faults: Record<LineTextFault, string> = {
  empty: "文が入力されていません。",
  "too-long": "長すぎます。ボタンは20文字、お知らせは60文字、ほかは500文字までです。",
  malformed: "使えない文字か、改行が含まれています。お知らせとボタンには改行を入れられません。",
  placeholder: "{ } < > % $ [[ ]] は使えません。文に、あとから何かが入ることはないためです。",
  address: "住所（URLやメールアドレス）は書けません。ページへは、ボタンで進みます。",
  question: "「？」は使えません。LINEでは、何もたずねません。",
  "says-too-much":
    "相談・学校・人のことが分かる言葉や、数字が含まれています。ロック画面で、ほかの人の目に入ります。",
};

const trouble: Record<Trouble, string> = {
  unreachable: "LINEにつながらず、お知らせを送れていません。自動でくり返し試しています。",
  "too-many": "LINEから、送る数が多すぎると言われています。間をあけて試しています。",
  "key-refused": "LINEにアクセストークンを断られ、お知らせを送れていません。新しいトークンを入れてください。",
};

/** What the place LINE says. */
export const words = {
  heading: "LINE",
  lead: "LINEは、相談のページへの入口です。LINEに渡るのは、決まった文とボタンだけです。相談の内容は渡りません。",
  loading: "LINEの設定を読み込んでいます…",
  seeOnly: "変えられるのは管理者だけです。",
  trouble: (what: Trouble, since: string) => `${trouble[what]}（${since}から）`,

  door: {
    heading: "LINEの入口",
    open: "開いています",
    shut: "閉じています",
    openMeans: "LINEからページに入れます。新しい返信があると、つながっている人のLINEにお知らせが届きます。",
    shutMeans: "LINEには何も送られず、LINEからは入れません。Webの相談は、そのまま続いています。",
    toOpen: "LINEの入口を開く",
    toShut: "LINEの入口を閉じる",
    opening: [
      "LINEからページに入れるようになります。",
      "新しい返信があると、つながっている人のLINEにお知らせが届きます。",
    ],
    shutting: [
      "LINEには何も送られなくなります。待っているお知らせは捨てられ、また開いても送られません。",
      "LINEからは入れなくなります。",
      "Webの相談は、そのまま続きます。LINEから来た人も、開いているページで続けられます。",
    ],
    keysMissing: "鍵がまだそろっていません。そろうまで、入口ははたらきません。",
    opened: "LINEの入口を開きました。",
    closed: "LINEの入口を閉じました。",
    cancel: "戻る",
    danger: "危険な言葉の案内",
    dangerMeans:
      "トーク画面に命の危険を示す言葉が書き込まれたとき、電話番号の入った応答を返します。書き込まれた言葉は、保存も記録もされません。",
    on: "オン",
    off: "オフ",
    toOn: "案内をオンにする",
    toOff: "案内をオフにする",
    dangerOn: "危険な言葉の案内をオンにしました。",
    dangerOff: "危険な言葉の案内をオフにしました。",
    reachable: "お知らせが届く人",
    people: (count: string) => `${count}人`,
  },

  channel: {
    heading: "LINEとつなぐ鍵",
    lead: "鍵は封をして保存され、二度と表示されません。変えない欄は、空のままにしてください。",
    set: "設定済み",
    notSet: "未設定",
    signIn: "LINEログイン",
    keys,
    faults: {
      key: "空白のない8〜500文字の英数字や記号で入力してください。",
      id: "数字だけで入力してください（4〜20けた）。",
    },
    save: "鍵を保存する",
    saving: "保存しています…",
    nothing: "保存する鍵が入力されていません。",
    saved: "保存しました。下の「LINEに確かめる」で確かめてください。",
    secretHint: "シークレットを変えても、前のもので署名された知らせは、あと24時間受け取ります。",
  },

  check: {
    heading: "つながりの確認",
    lead: "設定が正しいかをLINEに問い合わせます。だれにも、何も送りません。",
    run: "LINEに確かめる",
    running: "LINEに確かめています…",
    allGood: "すべて問題ありません。",
    some: (count: number) => `確かめることが${count}つあります。`,
    names: checks,
    found,
    goodMark: "○",
    badMark: "！",
  },

  addresses: {
    heading: "LINEに登録する住所",
    webhook: "Webhook URL（Messaging API）",
    callback: "コールバックURL（LINEログイン）",
    copy: "コピーする",
    copied: "コピーしました。",
    copyFailed: "コピーできませんでした。住所を選んでコピーしてください。",
  },

  texts: {
    heading: "決まった文",
    lead: "LINEに出るのは、この文だけです。ほかの文を送ることは、だれにもできません。",
    names: texts,
    changed: "変更済み",
    change: "変える",
    changeOne: (name: string) => `「${name}」を変える`,
    wording: (name: string) => `「${name}」の文`,
    save: "保存する",
    saving: "保存しています…",
    reset: "はじめの文に戻す",
    cancel: "やめる",
    saved: (name: string) => `「${name}」を保存しました。`,
    faults,
  },

  usage: {
    heading: "利用の数",
    lead: "人や内容を示すものはありません。",
    month: "月",
    monthName: (year: string, month: number) => `${year}年${month}月`,
    caption: (month: string) => `${month}の利用の数`,
    figure: "項目",
    count: "件数",
    download: "CSVを保存する",
    quota: "今月のお知らせの通数",
    used: (used: string, limit: string | null) =>
      limit === null ? `${used}通（上限なし）` : `${used}通（上限 ${limit}通）`,
    readAt: "に確認",
    unknown: "まだ確認していません",
  },
} as const;
