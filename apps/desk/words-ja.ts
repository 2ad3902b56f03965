/** Every word the desk says, in one place, so that wording is reviewed without reading code. */
export const words = {
  product: "よりそい",
  title: (awaiting: number) => (awaiting > 0 ? `(${awaiting}) よりそい` : "よりそい"),
  skipToTalk: "開いている相談へ移動",
  skipToPlace: "本文へ移動",
  starting: "読み込んでいます…",
  unreachableAtStart: "サーバーにつながりません。自動でつなぎ直しています。このままお待ちください。",

  signIn: {
    heading: "職員サインイン",
    name: "サインイン名",
    password: "パスワード",
    showPassword: "パスワードを表示",
    submit: "サインインする",
    busy: "確認しています…",
    trouble: {
      empty: "サインイン名とパスワードを入力してください。",
      failed: "サインイン名かパスワードが違います。ご確認のうえ、もう一度入力してください。",
      tooMany:
        "サインインの失敗が続いたため、しばらく受け付けられません。数分おいてから、もう一度お試しください。",
      unreachable:
        "サーバーにつながりませんでした。入力した内容はそのままです。少し待ってから、もう一度お試しください。",
      other: "サインインできませんでした。少し待ってから、もう一度お試しください。",
    },
    ended: "サインアウトされました。続けるには、もう一度サインインしてください。",
    kept: "書きかけの返信は残っています。同じ方がサインインすると、続きから書けます。",
    notHere: "この画面を使う権限がありません。管理者にお問い合わせください。",
  },

  invitation: {
    heading: "パスワードの設定",
    lead: "はじめて使うための設定です。これから使うパスワードを決めてください。",
    password: "新しいパスワード",
    rule: "12文字以上。文字の種類に決まりはありません。短い言葉をいくつかつなげると、長くても覚えやすくなります。",
    missing: (count: number) => `あと${count}文字で設定できます。`,
    enough: "この長さで設定できます。",
    submit: "設定してサインインする",
    busy: "設定しています…",
    trouble: {
      short: "パスワードは12文字以上で入力してください。",
      long: "パスワードは200文字までで入力してください。",
      common: "よく使われている言葉のため、推測されやすいパスワードです。別の言葉にしてください。",
      name: "お名前やサインイン名と同じ言葉は使えません。別の言葉にしてください。",
      spent: "この招待は使用済みか、有効期限が切れています。管理者に新しい招待を依頼してください。",
      tooMany: "失敗が続いたため、しばらく受け付けられません。数分おいてから、もう一度お試しください。",
      unreachable:
        "サーバーにつながりませんでした。入力した内容はそのままです。少し待ってから、もう一度お試しください。",
      other: "設定できませんでした。少し待ってから、もう一度お試しください。",
    },
    toSignIn: "サインイン画面へ",
  },

  factor: {
    addHeading: "2段階認証の設定",
    addLead:
      "相談の内容を守るため、パスワードのほかに、認証アプリの6けたの数字を使います。認証アプリに次のキーを登録し、表示された数字を入力してください。",
    secret: "アプリに登録するキー",
    openApp: "この端末の認証アプリで開く",
    code: "アプリに表示された6けたの数字",
    addSubmit: "設定する",
    showHeading: "2段階認証",
    showLead: "認証アプリに表示されている6けたの数字を入力してください。",
    codeOrRecovery: "6けたの数字(または予備のコード)",
    showSubmit: "確認する",
    busy: "確認しています…",
    again: "もう一度試す",
    codesHeading: "予備のコード",
    codesLead:
      "認証アプリが使えないときに、数字の代わりに入力するコードです。1つにつき1回だけ使えます。表示されるのは今だけです。書き写すか印刷して、人目につかない所に保管してください。",
    codesKept: "保管しました",
    trouble: {
      empty: "数字を入力してください。",
      failed: "確認できませんでした。新しく表示された数字を、もう一度入力してください。",
      tooMany: "失敗が続いたため、しばらく受け付けられません。数分おいてから、もう一度お試しください。",
      unreachable:
        "サーバーにつながりませんでした。入力した内容はそのままです。少し待ってから、もう一度お試しください。",
      other: "確認できませんでした。少し待ってから、もう一度お試しください。",
    },
  },

  header: {
    self: (name: string) => `${name} さん`,
    signOut: "サインアウト",
    signOutHeading: "サインアウトしますか",
    signOutHeld: (count: number) =>
      `書きかけ、または届いていない返信が${count}件あります。サインアウトすると、この端末から消えます。`,
    signOutAnyway: "サインアウトする",
    signOutFailed: "サインアウトできませんでした。少し待ってから、もう一度お試しください。",
    connected: "つながっています",
    mending: "つなぎ直しています…",
  },

  places: {
    label: "メニュー",
    consultations: "相談",
    account: "アカウント",
    awaiting: (count: number) => `待っている相談や未読が${count}件`,
    unreachable:
      "この画面を読み込めませんでした。書きかけの返信は残っています。少し待ってから、もう一度お試しください。",
    again: "もう一度読み込む",
  },

  roles: {
    counsellor: "相談員",
    supervisor: "相談主任",
    official: "担当職員",
    administrator: "管理者",
    auditor: "監査",
    operator: "保守",
  },

  list: {
    heading: "相談一覧",
    sections: { waiting: "待っている", active: "対応中", closed: "終了" },
    count: (count: number) => `${count}件`,
    empty: {
      waiting: "待っている相談はありません。届くと、ここに表示されます。",
      active: "対応中の相談はありません。",
      closed: "終了した相談はありません。",
    },
    more: (count: number) => `さらに${count}件を表示`,
    number: (number: number) => `#${number}`,
    entrance: { web: "Web", line: "LINE" },
    state: {
      waiting: "待っています",
      mine: "対応中・自分",
      others: (name: string) => `対応中・${name}`,
      closed: "終了",
    },
    someone: "ほかの相談員",
    waitedFor: (time: string) => `${time}待っています`,
    lastAt: (time: string) => `最後の動き ${time}`,
    unread: "未読",
    unreadCount: (count: number) => `未読 ${count}`,
    arrived: (numbers: readonly number[]) =>
      numbers.length === 1
        ? `新しい相談 #${numbers[0]} が届きました。`
        : `新しい相談が${numbers.length}件届きました。`,
    late: (count: number) => `新着 ${count}件`,
    keys: "↑↓キーで移動、Enterキーで開く",
  },

  talk: {
    none: "相談が選ばれていません",
    noneHint: "左の一覧から相談を選ぶと、ここに表示されます。",
    heading: (number: number) => `相談 #${number}`,
    log: "やりとり",
    loading: "やりとりを読み込んでいます…",
    consultee: "相談者",
    you: "あなた",
    receipt: { sending: "送信中", delivered: "届きました", read: "読まれました", failed: "送れません" },
    again: "もう一度送る",
    rewrite: "書き直す",
    unreadFrom: "ここから未読",
    newBelow: "新しいメッセージを見る",
    claimed: (who: string) => `${who}が対応を始めました`,
    closed: "相談を終了しました",

    claim: "対応を始める",
    claimHint: "対応を始めると返信できます。相談者の画面にも、相談員が来たことが伝わります。",
    claiming: "対応を始めています…",
    waitingReadOnly: "この相談は、相談員の対応を待っています。",
    heldByOther: (name: string) => `この相談は${name}が対応しています。返信は担当の相談員だけができます。`,
    closedReadOnly: "この相談は終了しています。新しく書き込むことはできません。",

    reply: "返信",
    send: "送信する",
    sendKeys: { mac: "⌘ + Enter で送信", other: "Ctrl + Enter で送信" },
    left: (count: number) => `あと${count}文字`,
    over: (count: number) => `${count}文字超えています`,
    keptText: "送られていない文",

    close: "終了する",
    closing: "終了しています…",
    closeDialog: {
      heading: (number: number) => `相談 #${number} を終了しますか`,
      effects: [
        "相談者の画面に、相談が終わったことが表示されます。",
        "このあとは、相談者も相談員も、この相談に書き込めません。",
        "これまでのやりとりは残り、あとから読めます。",
      ],
      draft: "書きかけの返信があります。終了すると、この返信は送れなくなります。",
      pending: "まだ届いていない返信があります。「届きました」の表示を待ってから終了してください。",
      confirm: "終了する",
      cancel: "戻る",
    },

    openedAt: (time: string) => `${time} から`,
    alreadyClaimed: (name: string) => `${name}が先に対応を始めました。`,
    trouble: {
      claimMoved: "担当がほかの相談員に移ったため、送れませんでした。書いた文は下の欄に残しています。",
      notClaimed: "対応を始めていないため、送れませんでした。書いた文は下の欄に残しています。",
      closed: "相談が終了しているため、送れませんでした。書いた文は下の欄に残しています。",
      closeMoved: "担当がほかの相談員に変わったため、終了できませんでした。",
      closedAlready: "この相談はすでに終了しています。",
      empty: "文が入力されていません。",
      tooLong: "一度に送れるのは4,000文字までです。書いた文は下の欄に残しています。",
      malformed: "送れない文字が含まれています。書いた文は下の欄に残しています。",
      notAllowed: "この操作を行う権限がありません。",
      unreachable: "サーバーにつながりませんでした。少し待ってから、もう一度お試しください。",
      other: "うまくいきませんでした。少し待ってから、もう一度お試しください。",
      otherKept: "送れませんでした。書いた文は下の欄に残しています。少し待ってから、もう一度お試しください。",
    },
  },
} as const;
