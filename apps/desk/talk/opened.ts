import type { StaffEntry } from "../../../contract/sync.ts";
import type { Outbox } from "../../shared/outbox.ts";
import { emptyOutbox } from "../../shared/outbox.ts";
import { emptyTalk, fold, type Talk } from "../../shared/talk.ts";
import type { Trouble } from "./trouble.ts";

/** A consultation this page follows word by word, with what is being written in it. */
export type Opened = {
  readonly talk: Talk;
  readonly outbox: Outbox;
  readonly draft: string;
  readonly busy: "claiming" | "closing" | null;
  readonly trouble: Trouble | null;
};

export const justOpened: Opened = {
  talk: emptyTalk,
  outbox: emptyOutbox,
  draft: "",
  busy: null,
  trouble: null,
};

export function withEntries(opened: Opened, entries: readonly StaffEntry[]): Opened {
  const talk = fold(opened.talk, entries);
  return talk === opened.talk ? opened : { ...opened, talk };
}

/** What a person types clears the complaint about what was there before. */
export function withDraft(opened: Opened, draft: string): Opened {
  return opened.draft === draft ? opened : { ...opened, draft, trouble: null };
}

/** A text that could not be sent stands in the box again, before what has been typed since. */
export function withTextBack(opened: Opened, text: string, trouble: Trouble): Opened {
  const draft = opened.draft.trim() === "" ? text : `${text}\n\n${opened.draft}`;
  return { ...opened, draft, trouble };
}

/** After a restore the numbers mean nothing any more; what a person wrote is kept. */
export function startedOver(opened: Opened): Opened {
  return { ...opened, talk: emptyTalk, busy: null };
}

export function isSending({ outbox }: Opened): boolean {
  return outbox.some(({ state }) => state === "sending");
}

/** Messages and drafts that would be lost with the page. */
export function countUnsent({ outbox, draft }: Opened): number {
  return outbox.filter(({ state }) => state !== "delivered").length + (draft.trim() === "" ? 0 : 1);
}

/** How many words of the consultee the holder has not had on the screen. */
export function countUnread({ talk }: Opened): number {
  const { counsellor } = talk.read;
  return talk.messages.filter(({ by, seq }) => by === "consultee" && seq > counsellor).length;
}
