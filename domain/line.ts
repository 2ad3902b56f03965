/**
 * Everything that is ever said to somebody through LINE ([LI-1]). LINE is a door and not a room: these are fixed sentences,
 * chosen by their id, and there is no way to say another one.
 */
export const lineReplies = [
  /** Somebody has added the city's account as a friend. */
  "welcome",
  /** … and had blocked it before. */
  "welcome-back",
  /** Something was written to the account while a person answers in our page. */
  "answer-open",
  /** … while nobody does. */
  "answer-closed",
  /** The city's danger-word check spoke up. */
  "answer-danger",
] as const;
export type LineReply = (typeof lineReplies)[number];

/** What is said without being asked: on a lock screen anybody can read it. */
export const linePushes = ["notice"] as const;

/** What leaves by itself; the button only goes with it. */
export type LineSaid = LineReply | (typeof linePushes)[number];

/** What stands on the button that leads into our page. */
export const lineButtons = ["button"] as const;

export const lineTexts = [...lineReplies, ...linePushes, ...lineButtons] as const;
export type LineText = (typeof lineTexts)[number];

/** What a city begins with. An administrator may word them otherwise, within `domain/line-wording.ts`. */
export const firstLineTexts: Readonly<Record<LineText, string>> = {
  welcome:
    "ともだち追加ありがとうございます。\nこのトークでは、はなしを聞くことができません。下のボタンから、ページをひらいてください。名前は書かなくてだいじょうぶです。",
  "welcome-back":
    "おかえりなさい。\nこのトークでは、はなしを聞くことができません。下のボタンから、ページをひらいてください。",
  "answer-open":
    "メッセージをありがとうございます。\nここに書いたことは、わたしたちには届きません。のこりもしません。下のボタンからページをひらくと、人とはなせます。",
  "answer-closed":
    "メッセージをありがとうございます。\nここに書いたことは、わたしたちには届きません。のこりもしません。いまは受付の時間外ですが、下のボタンのページには、いつでも書けます。",
  "answer-danger":
    "ここに書いたことは、わたしたちには届きません。\nいま、あぶないと感じたら、ためらわずに電話してください。\n\n110（警察）\n119（救急）\n0120-0-78310（24時間子供SOSダイヤル・無料）\n0120-279-338（よりそいホットライン・無料）\n\n下のボタンのページにも、いつでも書けます。",
  notice: "お知らせがあります",
  button: "ページをひらく",
};

/** What LINE tells us of. Of everything else it may ever tell, only that it did is counted. */
export const lineEventKinds = [
  "follow",
  "unfollow",
  "message",
  "unsend",
  "postback",
  "account-link",
  "unknown",
] as const;
export type LineEventKind = (typeof lineEventKinds)[number];

export type Circumstances = {
  /** Whether a person answers now. */
  readonly reception: "open" | "closed";
  /** The danger-word check is on, and spoke up. */
  readonly danger: boolean;
  /** A friend who had blocked the account before. */
  readonly unblocked: boolean;
  readonly sentAt: Date;
  readonly now: Date;
};

/** Who gets an answer later than this has long looked elsewhere, and LINE takes no answer by then. */
const answerWithinMillis = 10 * 60_000;

/** [LI-2] Which fixed reply an event gets: decided in memory, from nothing but this. Null: none. */
export function answerTo(kind: LineEventKind, around: Circumstances): LineReply | null {
  if (around.now.getTime() - around.sentAt.getTime() > answerWithinMillis) return null;
  switch (kind) {
    case "follow":
      return around.unblocked ? "welcome-back" : "welcome";
    case "message":
    case "postback":
      if (around.danger) return "answer-danger";
      return around.reception === "closed" ? "answer-closed" : "answer-open";
    default:
      return null;
  }
}
