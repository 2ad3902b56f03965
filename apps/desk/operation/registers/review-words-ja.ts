/** Every word of 権限の見直し. */
export const reviewWords = {
  lead: "四半期ごとに、職員の役割がいまも必要かを、本人でない相談主任か管理者が一人ずつ確かめます。",
  /** 2026-q4 */
  quarter: (quarter: string) => {
    const nth = Number(quarter.slice(6));
    return `${quarter.slice(0, 4)}年${nth * 3 - 2}月～${nth * 3}月`;
  },
  until: (day: string) => `${day} までに確かめます。`,
  overdue: (count: number) => `期限を過ぎましたが、${count}人がまだ確かめられていません。`,
  left: (count: number) => `あと${count}人です。`,
  all: "全員を確かめました。",
  nobody: "この期間に確かめる職員はいません。",
  columns: { who: "職員", roles: "役割", answer: "見直し" },
  notYet: "まだ確かめていません",
  needed: "いまも必要",
  asked: "役割を減らす申請中（承認待ち）",
  carriedOut: "役割を減らした",
  oneself: "自分の権限は、ほかの人が確かめます",
  confirm: "いまも必要",
  fewer: "減らす",
  confirmed: (name: string) => `${name}さんの役割を確かめました。`,
  dialog: {
    heading: (name: string) => `${name}さんの役割を減らす`,
    lead: "残す役割を選んでください。ひとつも残さないと、サインインできなくなります。ほかの人が「承認」で認めたときに変わります。",
    leadLast: (role: string) =>
      `役割は「${role}」だけなので、ほかの人が「承認」で認めると、サインインできなくなります。`,
    roles: "残す役割",
    reason: "理由（承認する人が読みます）",
    send: "承認を求める",
    cancel: "やめる",
    missing: "理由を入力してください。",
    tooMany: "いまより少なくしてください。",
    done: (name: string) => `${name}さんの役割を減らす申請をしました。`,
  },
  notice: (quarter: string, count: number) =>
    `権限の見直し（${quarter}）が、期限を過ぎても${count}人について終わっていません。「運用」の「管理簿」で確かめてください。`,
} as const;
