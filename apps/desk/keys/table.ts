import { pressSends } from "../../shared/parts/composer.ts";

/** What of a key press says which key it was. */
export type Press = Pick<
  KeyboardEvent,
  "key" | "code" | "keyCode" | "isComposing" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey"
>;

export const keyPlaces = ["everywhere", "list", "talk", "composer", "briefing"] as const;
export type KeyPlace = (typeof keyPlaces)[number];

export type Shortcut = {
  /** Where it is heard. */
  readonly where: KeyPlace;
  /** As it stands in the list of all keys. */
  readonly keys: string;
  readonly does: string;
  readonly test: (press: Press) => boolean;
};

const bare = ({ altKey, ctrlKey, metaKey }: Press): boolean => !altKey && !ctrlKey && !metaKey;
const oneOf =
  (...keys: readonly string[]) =>
  (press: Press): boolean =>
    keys.includes(press.key) && bare(press) && !press.shiftKey;
/** By its place on the keyboard, which Alt changes the letter of on some. */
const withAlt =
  (code: string) =>
  ({ code: pressed, altKey, ctrlKey, metaKey, shiftKey }: Press): boolean =>
    pressed === code && altKey && !ctrlKey && !metaKey && !shiftKey;

/** Every key of the desk. What hears a key asks here, and what lists them reads here: the list cannot say anything else. */
export const shortcuts = {
  help: {
    where: "everywhere",
    keys: "?",
    does: "キー操作の一覧を開く（文を書いていないとき）",
    test: (press) => press.key === "?" && bare(press),
  },
  urgent: {
    where: "everywhere",
    keys: "F9",
    does: "緊急に呼び出す。呼び出しが鳴っているときは、受けるボタンへ移る",
    test: (press) => press.key === "F9" && bare(press),
  },
  search: {
    where: "everywhere",
    keys: "Ctrl + K（Macは ⌘ + K）",
    does: "検索へ移る",
    test: ({ code, altKey, ctrlKey, metaKey, shiftKey }) =>
      code === "KeyK" && ctrlKey !== metaKey && !altKey && !shiftKey,
  },
  "next-pane": {
    where: "everywhere",
    keys: "F6",
    does: "一覧と、開いている相談を順に移る",
    test: oneOf("F6"),
  },
  "previous-pane": {
    where: "everywhere",
    keys: "Shift + F6",
    does: "逆の順に移る",
    test: (press) => press.key === "F6" && bare(press) && press.shiftKey,
  },
  move: {
    where: "list",
    keys: "↑ ↓ Home End",
    does: "一覧の中を移る",
    test: oneOf("ArrowUp", "ArrowDown", "Home", "End"),
  },
  open: { where: "list", keys: "Enter", does: "相談を開く", test: oneOf("Enter") },
  "open-beside": {
    where: "list",
    keys: "Shift + Enter",
    does: "いまの相談の横に開く",
    test: (press) => press.key === "Enter" && press.shiftKey && bare(press),
  },
  claim: { where: "talk", keys: "Alt + A", does: "対応を始める", test: withAlt("KeyA") },
  briefing: { where: "talk", keys: "Alt + B", does: "履歴の確認へ移る", test: withAlt("KeyB") },
  think: { where: "talk", keys: "Alt + K", does: "考え中を伝える・やめる", test: withAlt("KeyK") },
  note: { where: "talk", keys: "Alt + M", does: "メモを開く・閉じる", test: withAlt("KeyM") },
  "hand-over": { where: "talk", keys: "Alt + H", does: "引き継ぐ", test: withAlt("KeyH") },
  close: { where: "talk", keys: "Alt + Q", does: "終了する", test: withAlt("KeyQ") },
  "close-pane": { where: "talk", keys: "Alt + W", does: "この欄を閉じる", test: withAlt("KeyW") },
  send: {
    where: "composer",
    keys: "Ctrl + Enter（Macは ⌘ + Enter）",
    does: "送信する。メモや記録も同じキーで残す",
    test: (press) => pressSends(press, "with-control"),
  },
  templates: {
    where: "composer",
    keys: "/",
    does: "返信欄のはじめで押すと、定型文を開く",
    test: (press) => press.key === "/" && bare(press),
  },
  "go-on": {
    where: "briefing",
    keys: "Enter",
    does: "読み進み、終わりで確認して返信へ移る",
    test: oneOf("Enter"),
  },
} as const satisfies Record<string, Shortcut>;

export type ShortcutId = keyof typeof shortcuts;

/** Never while an input method is at work: then the key is part of a word. */
export function isPressed(press: Press, id: ShortcutId): boolean {
  return !press.isComposing && shortcuts[id].test(press);
}
