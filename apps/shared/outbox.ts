import type { IdempotencyKey } from "../../domain/ids.ts";
import type { PictureSize } from "../../domain/picture.ts";
import type { RefusalCode } from "../../domain/refusal.ts";

/** A JPEG in base64, as it goes out. */
export type OwnPicture = PictureSize & { readonly base64: string };

/** What one has written and where it stands. It becomes 読みました in the talk, not here. */
export type OwnMessage = {
  readonly key: IdempotencyKey;
  readonly text: string;
  /** It is a picture, and has no text. */
  readonly picture?: OwnPicture | undefined;
  readonly state: "sending" | "delivered" | "failed";
  /** Set with "delivered". */
  readonly seq: number | null;
  /** The server's time, RFC 3339; set with "delivered". */
  readonly at: string | null;
  /** Set with "failed": why, and that trying again by itself would not mend it. */
  readonly refused: RefusalCode | null;
  /** The talk has shown it: the page no longer holds it alone. */
  readonly replayed: boolean;
};

/** [DL-9] Own messages, oldest first. Memory only: on a shared tablet nothing may outlive the page. */
export type Outbox = readonly OwnMessage[];

/** [DL-5] How many delivered ones are kept, to be sent again after a restore. */
export const keptMessages = 50;

export const emptyOutbox: Outbox = [];

/** おくる was pressed. */
export function put(outbox: Outbox, key: IdempotencyKey, text: string, picture?: OwnPicture): Outbox {
  return [...outbox, { key, text, picture, ...unsent }];
}

/** The one to send now: the oldest that is on its way. One that failed does not hold up the others. */
export function nextToSend(outbox: Outbox): OwnMessage | null {
  return outbox.find(({ state }) => state === "sending") ?? null;
}

/** The server has it: by its answer, or because sync shows it. A later answer never undoes this. */
export function delivered(outbox: Outbox, key: IdempotencyKey, seq: number, at: string): Outbox {
  return trimmed(change(outbox, key, (one) => ({ ...one, state: "delivered", seq, at, refused: null })));
}

/** Sync shows it. One from before a reload is taken in too: a restore may have lost it. */
export function replayed(outbox: Outbox, key: IdempotencyKey, text: string, seq: number, at: string): Outbox {
  const known = outbox.find((one) => one.key === key);
  if (known?.replayed && known.state === "delivered") return outbox;
  const now: OwnMessage = { key, text, state: "delivered", seq, at, refused: null, replayed: true };
  if (known) return trimmed(change(outbox, key, () => ({ ...known, ...now })));
  return trimmed([...outbox, now]);
}

/** 送れません: the server said no, and would say so again. Told too late, when it is delivered, it means nothing. */
export function refused(outbox: Outbox, key: IdempotencyKey, code: RefusalCode): Outbox {
  return change(outbox, key, (one) =>
    one.state === "sending" ? { ...one, state: "failed", refused: code } : one,
  );
}

/** もう一度おくる, behind everything else. A key that stands for another text (`key-reused`) is replaced. */
export function retried(outbox: Outbox, key: IdempotencyKey, fresh: IdempotencyKey): Outbox {
  const one = outbox.find((each) => each.key === key && each.state === "failed");
  if (!one) return outbox;
  const next = { ...one, ...unsent, key: one.refused === "key-reused" ? fresh : key };
  return [...outbox.filter((each) => each !== one), next];
}

/** Its text goes back to where it was written; it is no longer ours to send. */
export function takenBack(outbox: Outbox, key: IdempotencyKey): Outbox {
  return outbox.filter((one) => one.key !== key || one.state !== "failed");
}

/** [CN-16] Its author has taken it back: it is never sent again. */
export function retracted(outbox: Outbox, key: IdempotencyKey): Outbox {
  return outbox.some((one) => one.key === key) ? outbox.filter((one) => one.key !== key) : outbox;
}

/** [DL-5] The city was restored: everything held is sent again, in order, by its old key. */
export function startedOver(outbox: Outbox): Outbox {
  const old = outbox.filter(({ state }) => state === "delivered").slice(-keptMessages);
  const rest = outbox.filter(({ state }) => state !== "delivered");
  return [...old.map((one) => ({ ...one, ...unsent })), ...rest];
}

/** Another consultation begins: what is still on its way goes with it, the rest belongs to the old one. */
export function begunAnew(outbox: Outbox): Outbox {
  return outbox.filter(({ state }) => state === "sending");
}

const unsent = { state: "sending", seq: null, at: null, refused: null, replayed: false } as const;

function change(outbox: Outbox, key: IdempotencyKey, to: (one: OwnMessage) => OwnMessage): Outbox {
  return outbox.map((one) => (one.key === key ? to(one) : one));
}

/** Of those the talk shows, only the last 50 are held; nothing else is ever let go. */
function trimmed(outbox: Outbox): Outbox {
  let spare = outbox.filter(({ replayed }) => replayed).length - keptMessages;
  return spare > 0 ? outbox.filter((one) => !(one.replayed && spare-- > 0)) : outbox;
}
