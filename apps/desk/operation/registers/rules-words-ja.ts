/** Every word of 職員のきまり. */
export const rulesWords = {
  heading: (version: number) => `職員のきまり（第${version}版）`,
  lead: "個人情報の扱いなど、ここで働くときのきまりです。改めると、全員に、もう一度読んで確認するように伝えます。",
  none: "きまりは、まだ登録されていません。",
  since: "この版になった日時",
  acknowledged: "あなたは、この版を確認しました。",
  unread: "あなたは、まだこの版を確認していません。",
  acknowledge: "読みました。守ります",
  done: "確認したことを記録しました。",
  moved: "きまりが新しくなりました。もう一度お読みください。",
  notice: {
    label: "職員のきまりのお知らせ",
    text: (version: number) =>
      `職員のきまり（第${version}版）を、まだ確認していません。手のあいたときにお読みください。`,
    read: "きまりを読む",
    later: "あとで",
  },
  set: {
    begin: "きまりを改める",
    beginFirst: "きまりを登録する",
    words: "きまり（全文）",
    send: "この内容で改める",
    cancel: "やめる",
    missing: "きまりを入力してください。",
    done: (version: number) => `第${version}版にしました。全員に確認を求めます。`,
  },
  standing: {
    heading: "確認した人",
    count: (read: number, all: number) => `${all}人のうち${read}人が確認しました。`,
    who: "職員",
    when: "確認した日時",
    notYet: "まだ確認していません",
    versions: "これまでの版",
    version: (version: number) => `第${version}版`,
  },
} as const;
