import type { AuthorKind } from "../../domain/entry.ts";
import type { StaffId } from "../../domain/ids.ts";
import type { PictureSize } from "../../domain/picture.ts";
import type { RefusalCode } from "../../domain/refusal.ts";
import type { OwnMessage } from "./outbox.ts";
import type { Talk, TalkMessage } from "./talk.ts";

/** 送信中 · 届きました · 読みました · 送れません */
export type ReceiptState = "sending" | "delivered" | "read" | "failed";

/** One message on the screen. */
export type Row = {
  /** Stays the same from 送信中 to 読みました, so that nothing is drawn (or read aloud) twice. */
  readonly id: string;
  readonly by: AuthorKind;
  /** Null where it does not open any more: its place is shown all the same. */
  readonly text: string | null;
  /** It is a picture, and has no text. */
  readonly picture?: PictureSize | undefined;
  /** [CN-16] Its author took it back unread. */
  readonly retracted: boolean;
  /** Null until the server has said when. */
  readonly at: string | null;
  readonly seq: number | null;
  readonly staff: StaffId | null;
  /** On messages of one's own side only. */
  readonly receipt: ReceiptState | null;
  /** Why it failed. */
  readonly refused: RefusalCode | null;
};

type Numbered = Omit<TalkMessage, "text"> & Pick<Row, "text"> & { readonly retracted?: true };

/** The talk with one's own outbox laid into it: each message once, the numbered ones in their order, the rest behind. */
export function rowsOf(talk: Talk, own: readonly OwnMessage[], side: AuthorKind): Row[] {
  const inTalk = new Set([...talk.messages, ...talk.retracted].map(({ key }) => key));
  const held = own.filter(({ key }) => !inTalk.has(key));
  const numbered: Numbered[] = [...talk.messages];
  // What the talk does not show yet lies past its cursor.
  for (const { seq, at, text, picture, key } of held) {
    if (seq !== null && at !== null) numbered.push({ seq, at, text, picture, key, by: side, staff: null });
  }
  // What this page still holds itself can be read.
  const places = talk.unreadable.filter(({ seq }) => !numbered.some((one) => one.seq === seq));
  for (const place of places) numbered.push({ ...place, text: null, key: null, staff: null });
  for (const left of talk.retracted) numbered.push({ ...left, text: null, retracted: true });
  // Words and pictures go on ways of their own, and what does not open has its place too.
  numbered.sort((a, b) => a.seq - b.seq);
  const reader = side === "consultee" ? "counsellor" : "consultee";
  return [
    ...numbered.map(
      ({ seq, at, by, text, picture, key, staff, retracted = false }): Row => ({
        id: key ?? `${seq}`,
        by,
        text,
        retracted,
        picture,
        at,
        seq,
        staff,
        receipt: by !== side || text === null ? null : talk.read[reader] >= seq ? "read" : "delivered",
        refused: null,
      }),
    ),
    ...held
      .filter(({ seq }) => seq === null)
      .map(
        ({ key, text, picture, state, refused }): Row => ({
          id: key,
          by: side,
          text,
          picture,
          retracted: false,
          at: null,
          seq: null,
          staff: null,
          receipt: state,
          refused,
        }),
      ),
  ];
}
