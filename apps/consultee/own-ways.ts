import type { IdempotencyKey } from "../../domain/ids.ts";
import { nextToSend, type Outbox, type OwnMessage, type OwnPicture } from "../shared/outbox.ts";
import { type Sending, type SendingOptions, startSending } from "../shared/sending.ts";

/** So long one may take on a school's slow line. */
export const pictureMillis = 90_000;

type Send = SendingOptions["send"];

/** What the consultee sends: words and pictures, each on a way of its own, so that no word waits for a picture on a slow line. */
export type OwnWays = Omit<Sending, "put" | "replayed" | "retracted"> & {
  put(text: string): void;
  putPicture(picture: OwnPicture): void;
  /** Sync showed this own message. */
  replayed(entry: Replayed): void;
  /** Whether it is still the one to send now on its way. */
  isNext(message: OwnMessage): boolean;
};

type Replayed = {
  readonly key: IdempotencyKey;
  readonly text: string;
  readonly picture?: object | undefined;
  readonly seq: number;
  readonly at: string;
};

export function startOwnWays({
  send,
  sendPicture,
  onChange,
  ...options
}: SendingOptions & { readonly sendPicture: Send }): OwnWays {
  const changed = (): void => onChange(outbox());
  const words = startSending({ ...options, send, onChange: changed });
  const pictures = startSending({ ...options, send: sendPicture, onChange: changed });
  const both = [words, pictures];

  function outbox(): Outbox {
    return both.flatMap((way) => way.outbox());
  }

  return {
    outbox,
    put: (text) => void words.put(text),
    putPicture: (picture) => void pictures.put("", picture),
    isNext: ({ key, picture }) => nextToSend((picture ? pictures : words).outbox())?.key === key,
    replayed({ key, text, picture, seq, at }) {
      if (!picture) words.replayed(key, text, seq, at);
      // One from before a reload is not held here: it could not be sent again.
      else if (pictures.outbox().some((one) => one.key === key)) pictures.replayed(key, "", seq, at);
    },
    retry(key) {
      for (const way of both) way.retry(key);
    },
    takeBack(key) {
      pictures.takeBack(key);
      return words.takeBack(key);
    },
    startOver() {
      for (const way of both) way.startOver();
    },
    // Pictures do not come back into the box: they are where they were taken from.
    startAnew() {
      pictures.startAnew();
      return words.startAnew();
    },
    letGo() {
      pictures.letGo();
      return words.letGo();
    },
    wake() {
      for (const way of both) way.wake();
    },
    stop() {
      for (const way of both) way.stop();
    },
  };
}
