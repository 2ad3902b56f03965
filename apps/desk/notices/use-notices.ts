import { useEffect } from "preact/hooks";
import type { Desk } from "../desk.ts";
import { noticeChoice } from "./choice.ts";
import { isWorthNotice, newsBetween } from "./news.ts";
import { ring } from "./ring.ts";
import { noticeWords } from "./words-ja.ts";

/** Tells of news in the ways that were chosen, at whatever place of the desk one is. */
export function useNotices(desk: Desk): void {
  useEffect(() => {
    let before = desk.store.get().list;
    return desk.store.subscribe(() => {
      const { list, panes, away } = desk.store.get();
      if (list === before) return;
      const news = newsBetween(before, list, desk.self.id);
      before = list;
      const looking = document.hasFocus() && !away ? panes : [];
      if (isWorthNotice(news, looking)) tell();
    });
  }, [desk]);
}

function tell(): void {
  const { sound, desktop } = noticeChoice.get();
  if (sound) ring();
  if (!desktop || document.hasFocus() || Notification.permission !== "granted") return;
  // One at a time: a later one takes the place of the one before.
  const notice = new Notification(noticeWords.title, { body: noticeWords.body, tag: "yorisoi" });
  notice.onclick = () => {
    window.focus();
    notice.close();
  };
}
