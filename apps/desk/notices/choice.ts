import { createStore } from "../store.ts";

/** By what one wants to be told of news: each chosen on this device, nothing at first. */
export type NoticeChoice = { readonly sound: boolean; readonly desktop: boolean };

const place = "notices";

function remembered(): NoticeChoice {
  try {
    const kept = localStorage.getItem(place)?.split(" ") ?? [];
    return { sound: kept.includes("sound"), desktop: kept.includes("desktop") };
  } catch {
    return { sound: false, desktop: false };
  }
}

export const noticeChoice = createStore<NoticeChoice>(remembered());

export function choose(change: Partial<NoticeChoice>): void {
  noticeChoice.set((before) => ({ ...before, ...change }));
  const { sound, desktop } = noticeChoice.get();
  try {
    localStorage.setItem(place, [sound && "sound", desktop && "desktop"].filter(Boolean).join(" "));
  } catch {
    // A browser that keeps nothing: the choice holds as long as the page.
  }
}
