/** What the place アカウント says. */
export const words = {
  heading: "アカウント",
  loading: "読み込んでいます…",
  again: "もう一度読み込む",
  cancel: "やめる",

  person: { heading: "あなたについて", displayName: "お名前", name: "サインイン名", roles: "役割" },

  factors: {
    heading: "2段階認証",
    lead: "パスワードのほかに、ご本人だけが示せるものです。2つ以上あると、1つをなくしても困りません。",
    skipped:
      "ここは架空の町なので、パスワードだけで入れます。登録すると、次のサインインから確認するようになります。",
    added: "登録",
  },
  passkeys: {
    heading: "パスキー",
    none: "登録されていません。登録すると、この端末の画面ロックだけでサインインできます。",
    impossible:
      "この画面を開いたアドレスでは、パスキーを使えません。https で始まる正式なアドレスで開くと、登録できます。",
    used: "最後の使用",
    unused: "まだ使われていません",
    add: "パスキーを追加する",
    name: "見分けるための名前",
    register: "この名前で登録する",
    rename: "名前を変える",
    save: "保存する",
    nameOf: (name: string) => `${name} の名前`,
    remove: "外す",
    removing: (name: string) => `パスキー「${name}」を外しますか`,
    removeEffect:
      "このパスキーではサインインできなくなります。端末に残ったパスキーは、端末の設定で消せます。",
  },
  app: {
    heading: "認証アプリ",
    none: "登録されていません。",
    add: "認証アプリを追加する",
    replace: "別のアプリに替える",
    replaceLead: "新しいアプリの数字を確認するまで、今のアプリが使えます。",
    remove: "外す",
    removing: "認証アプリを外しますか",
    removeEffect: "アプリの数字ではサインインできなくなります。",
  },
  codes: {
    heading: "予備のコード",
    left: (count: number) => `残り${count}個`,
    none: "2段階認証を登録すると作られます。",
    used: "残っていません。新しく作ってください。",
    make: "新しく作る",
    making: "予備のコードを新しく作りますか",
    makeEffect: "これまでのコードは、すべて使えなくなります。",
    made: "新しい予備のコード",
  },

  password: {
    heading: "パスワード",
    lead: "変えると、ほかの端末はサインアウトされます。",
    open: "パスワードを変える",
    current: "今のパスワード",
    submit: "変更する",
    busy: "変更しています…",
    done: "パスワードを変更し、ほかの端末をサインアウトしました。",
    wrongCurrent: "今のパスワードが違います。",
    empty: "今のパスワードを入力してください。",
  },

  sessions: {
    heading: "サインイン中の端末",
    lead: "心当たりのないものがあれば、サインアウトさせてから、パスワードを変えてください。",
    here: "この端末",
    halfway: "2段階認証の途中",
    begun: "サインイン",
    lastSeen: "最後の操作",
    end: "サインアウトさせる",
    endOf: (browser: string) => `${browser} をサインアウトさせる`,
    endOthers: "ほかの端末をすべてサインアウトさせる",
    endingOthers: "ほかの端末をすべてサインアウトさせますか",
    endOthersEffect: (count: number) => `${count}台がサインアウトされます。この端末はそのままです。`,
    ended: "サインアウトさせました。",
  },
} as const;
