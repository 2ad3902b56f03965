/** What is said about one's own session, whatever place one is at. */
export const words = {
  stepUp: {
    heading: "ご本人の確認",
    lead: "大切な操作のため、もう一度確認します。入力した内容はそのままで、確認が済むと操作が続きます。",
    none: "確認に使える方法がまだ登録されていません。アカウントで2段階認証を登録するか、サインインし直してから、もう一度お試しください。",
    toAccount: "アカウントを開く",
    cancel: "やめる",
  },
  idle: {
    heading: "まもなくサインアウトします",
    left: (time: string) => `しばらく操作がないため、あと${time}でサインアウトします。`,
    kept: "書きかけのものは、この画面に残ります。",
    goOn: "続ける",
  },
  limit: (time: string) =>
    `サインインから12時間になるため、あと${time}でサインアウトします。書きかけのものは残ります。`,
  minutes: (count: number) => (count < 1 ? "1分未満" : `${count}分`),
} as const;
