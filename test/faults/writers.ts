// The three calls that store a message, each made by somebody who may, without a page.

import { type Answer, call } from "../../apps/shared/call.ts";
import type { ConsultationId, Epoch, IdempotencyKey } from "../../domain/ids.ts";
import { takeUpByCall } from "../take-up.ts";
import { newIdempotencyKey } from "../world.ts";
import { type Browser, openBrowser } from "./browser.ts";
import type { City } from "./city.ts";

export type Writer = {
  readonly cookie: string;
  write(from: Browser, key: IdempotencyKey, text: string): Promise<Answer<{ readonly seq: number }>>;
  /** By which statement to the database its transaction ends. */
  last(key: IdempotencyKey): RegExp;
};

export type Writers = {
  readonly open: Writer;
  readonly send: Writer;
  readonly reply: Writer;
  readonly epoch: Epoch;
  /** Where `send` and `reply` write. */
  readonly consultation: ConsultationId;
};

/** A child who has not written yet, and a counsellor. */
export async function arrived(city: City): Promise<{ child: Browser; counsellor: Browser; epoch: Epoch }> {
  const child = openBrowser(city.front.origin);
  const { epoch } = done(await child.run(() => call("/api/arrive", {})));
  const { browser: counsellor } = await city.signIn("counsellor");
  return { child, counsellor, epoch };
}

export async function writersOf(city: City): Promise<Writers> {
  const { child, counsellor, epoch } = await arrived(city);
  // Somebody else: another consultation of the same child is news that is read before the next reply ([BR-2]).
  const newcomer = openBrowser(city.front.origin);
  done(await newcomer.run(() => call("/api/arrive", {})));
  const first = { epoch, key: newIdempotencyKey(), text: "hello" };
  const { consultation } = done(await child.run(() => call("/api/open", first)));
  const { claimVersion } = done(await counsellor.run(() => takeUpByCall({ epoch, consultation })));
  const withKey = (key: IdempotencyKey): RegExp => new RegExp(key);
  return {
    epoch,
    consultation,
    open: {
      cookie: newcomer.cookie,
      last: () => /commit/i,
      write: (from, key, text) => from.run(() => call("/api/open", { epoch, key, text })),
    },
    send: {
      cookie: child.cookie,
      last: withKey,
      write: (from, key, text) => from.run(() => call("/api/send", { epoch, consultation, key, text })),
    },
    reply: {
      cookie: counsellor.cookie,
      last: withKey,
      write: (from, key, text) =>
        from.run(() => call("/api/desk/reply", { epoch, consultation, key, text, claimVersion })),
    },
  };
}

/** Under which numbers a key is stored, in whatever consultation. */
export async function storedSeqs(city: City, key: IdempotencyKey): Promise<number[]> {
  const rows = await city.storage.db.selectFrom("entry").select("seq").where("key", "=", key).execute();
  return rows.map(({ seq }) => seq);
}

/** What an answer comes to: the number, or the code of the refusal. */
export function seqOf(answer: Answer<{ readonly seq: number }>): number | string {
  return answer.ok ? answer.value.seq : answer.code;
}

export function done<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new Error(`It was refused: ${answer.code}`);
}
