/** The way to a proposal that a consultee's writing be paused, and that it was made. */
export const pauseInTalkWords = {
  button: "書きこみの休止",
  hint: "この相談者の書きこみを、しばらく休止することを提案します",
  done: "提案しました。主任が「休止」で決めます。",
} as const;
