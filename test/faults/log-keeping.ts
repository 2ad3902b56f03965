// Writes down what a page does and shows, without a word of its own to either.
import type { Outbox } from "../../apps/shared/outbox.ts";
import { rowsOf } from "../../apps/shared/rows.ts";
import type { Talk } from "../../apps/shared/talk.ts";
import type { SyncOptions } from "../../apps/shared/wants.ts";
import type { AuthorKind } from "../../domain/entry.ts";
import type { ConsultationId, Epoch, IdempotencyKey } from "../../domain/ids.ts";
import { type Log, type Row, said } from "../history.ts";
import type { Browser } from "./browser.ts";

export function keepLog({ events }: Log, browser: Browser, side: AuthorKind) {
  const pressed = new Set<IdempotencyKey>();
  const failed = new Set<IdempotencyKey>();
  const shown = new Map<string, string>();
  const hashed = new Map<string, { readonly text: string; readonly short: string }>();

  browser.onReceipt = ({ epoch, consultation, key, seq }) =>
    void events.push({ t: "acknowledged", epoch, consultation, key, seq });

  /** A screen is looked at after each change: long words are not hashed again each time. */
  function saidOnce(row: string, text: string): string {
    const known = hashed.get(row);
    if (known?.text === text) return known.short;
    const short = said(text);
    hashed.set(row, { text, short });
    return short;
  }

  return {
    /** Asked from where, served what. */
    sync: (options: SyncOptions): SyncOptions => ({
      ...options,
      wants() {
        const wants = options.wants();
        for (const one of wants?.watch ?? []) events.push({ t: "asked", ...one });
        return wants;
      },
      onFrame(frame) {
        if (frame.t === "entries")
          for (const { seq } of frame.entries)
            events.push({ t: "served", consultation: frame.consultation, seq });
        options.onFrame(frame);
      },
    }),

    outbox(outbox: Outbox): void {
      for (const { key, text, state, refused } of outbox) {
        if (state === "sending" && !pressed.has(key)) events.push({ t: "pressed", key, body: said(text) });
        if (state === "failed" && !failed.has(key)) {
          events.push({ t: "failed", key, code: refused ?? "" });
          failed.add(key);
        }
        pressed.add(key);
      }
    },

    screen(epoch: Epoch, consultation: ConsultationId, talk: Talk, outbox: Outbox): void {
      const rows = rowsOf(talk, outbox, side).map(
        ({ id, seq, text }): Row => [seq, saidOnce(id, text ?? "")],
      );
      const looks = `${epoch} ${JSON.stringify(rows)}`;
      if (shown.get(consultation) === looks) return;
      shown.set(consultation, looks);
      events.push({ t: "screen", epoch, consultation, rows });
    },

    /** No longer on this page. */
    aside(consultation: ConsultationId): void {
      shown.delete(consultation);
      events.push({ t: "left", consultation });
    },
  };
}
