import { longestMessage, type MessageFault, messageFault, messageLength } from "../../../domain/message.ts";

/** Whether a key press sends. "never" is the child's page; the desk sends by Ctrl or ⌘ and Enter, or by Enter alone. */
export type SendHabit = "never" | "with-control" | "enter";

type Press = Pick<
  KeyboardEvent,
  "key" | "isComposing" | "keyCode" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey"
>;

/** Enter while the input method is composing ends the composition and sends nothing; 229 is how Safari says so. */
export function pressSends(press: Press, habit: SendHabit): boolean {
  if (press.key !== "Enter" || press.isComposing || press.keyCode === 229 || habit === "never") return false;
  if (press.ctrlKey || press.metaKey) return true;
  return habit === "enter" && !press.shiftKey && !press.altKey;
}

/** What is wrong with what has been typed, in the words of the domain; null where it can be sent. */
export function draftFault(draft: string): MessageFault | null {
  return messageFault(draft);
}

/** How many characters are left; negative where it is too long. Counted as the server counts. */
export function charactersLeft(draft: string): number {
  return longestMessage - messageLength(draft);
}

/** Makes a text box as high as its text, from one line up to `lines`; then it scrolls. */
export function grow(box: HTMLTextAreaElement, lines: number): void {
  const style = getComputedStyle(box);
  const line = Number.parseFloat(style.lineHeight) || 1.7 * Number.parseFloat(style.fontSize);
  const frame = box.offsetHeight - box.clientHeight;
  const padding = Number.parseFloat(style.paddingTop) + Number.parseFloat(style.paddingBottom);
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, Math.ceil(line * lines + padding)) + frame}px`;
}

/** Text that comes back to the box stands in front of what has been typed meanwhile. */
export function backInReach(returned: readonly string[], draft: string): string {
  return [...returned, draft].filter((text) => text.trim() !== "").join("\n\n");
}
