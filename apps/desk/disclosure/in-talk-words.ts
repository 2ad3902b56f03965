/** What is said about passing something on before anybody has gone there: the way to it, and what stands in a talk. */
export const inTalkWords = {
  open: "学校などへの伝達",
  told: (to: string, ground: string) => `${to}に伝えました（${ground}）`,
  asked: (to: string) => `${to}に伝えてよいか、相談者にたずねました`,
  answered: (to: string, said: string) => `${to}に伝えてよいかに、相談者が「${said}」と答えました`,
  answers: { yes: "はい", no: "いいえ", "not-yet": "まだ" },
} as const;
