/** What is said about notices, and the notice itself: it names nobody and nothing ([SE-3]). */
export const noticeWords = {
  button: "お知らせ",
  heading: "新しい相談とメッセージのお知らせ",
  lead: "待っている相談が届いたときと、自分が対応している相談に書き込みがあったとき、相談を引き継がれたときに知らせます。この端末だけの設定です。",
  sound: "音を鳴らす",
  desktop: "パソコンの通知を出す",
  content: "通知には、相談の番号も内容も出ません。",
  denied: "このブラウザーでは通知が許可されていません。ブラウザーの設定で許可してください。",
  done: "閉じる",
  title: "よりそい",
  body: "新しいお知らせがあります。",
} as const;
