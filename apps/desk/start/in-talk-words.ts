/** What a talk says of being begun by a counsellor, and the way to begin one. */
export const startInTalkWords = {
  button: "相談員から始める",
  begun: (name: string) => `${name}が、相談員から始めました`,
} as const;
