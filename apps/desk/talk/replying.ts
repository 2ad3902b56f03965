import type { ConsultationId, IdempotencyKey } from "../../../domain/ids.ts";
import type { Refused } from "../../shared/call.ts";
import { draftFault } from "../../shared/parts/composer.ts";
import { type Sending, startSending } from "../../shared/sending.ts";
import { mustRead } from "../beside/briefing.ts";
import { isHeldBy } from "../list/list.ts";
import { changeOpened, openedIn, type Work } from "../work.ts";
import { type Entries, withTextBack } from "./opened.ts";
import { goesBack, replyTrouble } from "./trouble.ts";

/** The replies of one consultation on their way, each with the claim its author saw ([CN-6]). */
export type Replying = {
  /** 送信する: what stands in the box goes out, or it is said why not. */
  send(): void;
  /** もう一度送る, as of the claim seen now. */
  retry(key: IdempotencyKey): void;
  /** The text of one that failed stands in the box again. */
  takeBack(key: IdempotencyKey): void;
  /** It is no longer ours to send: returns the text of one that failed. */
  letGo(key: IdempotencyKey): string | null;
  /** Sync showed entries: one's own among them have arrived. */
  heard(entries: Entries): void;
  startOver(): void;
  wake(): void;
  stop(): void;
};

export function startReplying(work: Work, consultation: ConsultationId): Replying {
  const { store, self, call, clock } = work;
  const versions = new Map<IdempotencyKey, number>();
  /** Sent once more after a restore: their text was shown as delivered and is not put back into the box. */
  const again = new Set<IdempotencyKey>();
  const row = () => store.get().list.rows.get(consultation);
  const seenVersion = (): number => row()?.claimVersion ?? 0;

  const sending: Sending = startSending({
    clock,
    send({ key, text }) {
      const { epoch } = store.get();
      if (!epoch) return Promise.resolve({ ok: false, code: "unreachable" });
      const claimVersion = versions.get(key) ?? seenVersion();
      versions.set(key, claimVersion);
      return call("/api/desk/reply", { epoch, consultation, key, text, claimVersion });
    },
    mend: (refused) => work.concernsAll(refused) || reclaimed(refused),
    onChange(outbox) {
      changeOpened(work, consultation, (opened) => ({ ...opened, outbox }));
      for (const { key, state, refused } of outbox) {
        if (state === "failed" && refused && goesBack(refused) && !again.has(key)) takeBack(key);
      }
    },
  });

  /** After a restore claims are counted anew: wait for the list, then go by what it says. */
  function reclaimed({ code }: Refused): boolean {
    // [BR-1] It waits for the briefing: what was delivered once is not to be sent by hand.
    const isUnread = code === "briefing-unread" || code === "briefing-moved";
    if (isUnread && again.has(sending.outbox().find(({ state }) => state === "sending")?.key as never))
      return true;
    if (code !== "claim-moved" && code !== "not-claimed") return false;
    const key = sending.outbox().find(({ state }) => state === "sending")?.key;
    if (!key || !again.has(key)) return false;
    if (store.get().list.after === null) return true;
    const now = row();
    if (!now || !isHeldBy(now, self.id) || versions.get(key) === now.claimVersion) return false;
    versions.set(key, now.claimVersion);
    return true;
  }

  /** [CN-16] A message that was taken back is not sent again, after a restore either. */
  function retractedKey(entry: Entries[number]): IdempotencyKey | null {
    if (entry.kind === "retracted") return "key" in entry ? entry.key : null;
    if (entry.kind !== "retract") return null;
    return sending.outbox().find(({ seq }) => seq === entry.of)?.key ?? null;
  }

  function takeBack(key: IdempotencyKey): void {
    const code = sending.outbox().find((one) => one.key === key)?.refused;
    const text = sending.takeBack(key);
    if (text === null) return;
    const trouble = code && goesBack(code) ? replyTrouble(code) : null;
    changeOpened(work, consultation, (opened) => withTextBack(opened, text, trouble));
  }

  return {
    send() {
      const { draft } = openedIn(store.get(), consultation);
      const fault = draftFault(draft) ?? (mustRead(store.get(), consultation) && "briefing-unread");
      if (fault) {
        changeOpened(work, consultation, (opened) => ({ ...opened, trouble: replyTrouble(fault) }));
        return;
      }
      changeOpened(work, consultation, (opened) => ({ ...opened, draft: "", trouble: null }));
      const version = seenVersion();
      versions.set(sending.put(draft), version);
    },
    retry(key) {
      versions.set(key, seenVersion());
      sending.retry(key);
    },
    takeBack,
    letGo: sending.takeBack,
    heard(entries) {
      if (entries.some(({ kind }) => kind === "deleted")) sending.letGo();
      for (const entry of entries) {
        const gone = retractedKey(entry);
        if (gone) sending.retracted(gone);
        if (entry.kind !== "message" || entry.by !== "counsellor") continue;
        if (!("staff" in entry) || entry.staff !== self.id) continue;
        sending.replayed(entry.key, entry.text, entry.seq, entry.at);
      }
    },
    startOver() {
      for (const { key, state } of sending.outbox()) {
        if (state === "delivered") again.add(key);
        versions.delete(key);
      }
      sending.startOver();
    },
    wake: () => sending.wake(),
    stop: () => sending.stop(),
  };
}
