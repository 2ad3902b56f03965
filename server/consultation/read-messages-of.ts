import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import type { Tools } from "../tools.ts";
import { messagesOf, numbersFrom } from "./messages-store.ts";

export type ReadMessage = {
  readonly number: number;
  readonly seq: number;
  readonly at: Date;
  readonly by: "consultee" | "counsellor";
  readonly staff: StaffId | null;
  /** Null where it does not open any more. */
  readonly text: string | null;
};
type Place = { readonly number: number; readonly seq: number };

const [mostConsultations, mostMessages] = [100, 500];

/**
 * What was said in all that was opened in a period, from a place on: so many at a time that memory stays flat. Whoever takes them
 * away has put that on record before.
 */
export async function readMessagesOf(
  { db, keys, log }: Pick<Tools, "db" | "keys" | "log">,
  opened: { readonly from: Date; readonly before: Date },
  after: Place,
): Promise<{ readonly messages: readonly ReadMessage[]; readonly next: Place | null }> {
  const numbers = await numbersFrom(db, opened, after.number, mostConsultations);
  const of = enough(numbers.map((one) => ({ ...one, seq: one.number === after.number ? after.seq : 0 })));
  const damaged = (consultation: ConsultationId, error: unknown): void =>
    log.error({ consultation, error }, "A message does not open: who changed it, or which key is lost?");
  const entries = of.length === 0 ? [] : await messagesOf(db, keys, of, mostMessages, damaged);
  const messages = entries.flatMap(messageIn);
  const last = entries.at(-1);
  if (last && entries.length === mostMessages)
    return { messages, next: { number: last.number, seq: last.seq } };
  const isMore = of.length < numbers.length || numbers.length === mostConsultations;
  const behind = isMore ? of.at(-1) : undefined;
  return { messages, next: behind ? { number: behind.number + 1, seq: 0 } : null };
}

/** All that was said in one consultation, in its order. It belongs to one person's petition, and is not long. */
export async function readMessagesOfOne(
  { db, keys, log }: Pick<Tools, "db" | "keys" | "log">,
  one: { readonly id: ConsultationId; readonly number: number },
): Promise<readonly ReadMessage[]> {
  const all: ReadMessage[] = [];
  const damaged = (consultation: ConsultationId, error: unknown): void =>
    log.error({ consultation, error }, "A message does not open: who changed it, or which key is lost?");
  for (let seq = 0; ; ) {
    const entries = await messagesOf(db, keys, [{ ...one, seq }], mostMessages, damaged);
    all.push(...entries.flatMap(messageIn));
    const last = entries.at(-1);
    if (!last || entries.length < mostMessages) return all;
    seq = last.seq;
  }
}

function messageIn(entry: Awaited<ReturnType<typeof messagesOf>>[number]): ReadMessage[] {
  const { number, seq, at } = entry;
  if (entry.kind === "message")
    return [
      {
        ...{ number, seq, at, by: entry.by, text: entry.text },
        staff: "staff" in entry ? entry.staff : null,
      },
    ];
  return entry.kind === "unreadable" ? [{ number, seq, at, by: entry.by, staff: null, text: null }] : [];
}

/** As many of the first ones as a part can hold: what is read beyond it would be read again for each part. */
function enough<One extends { readonly seq: number; readonly lastSeq: number }>(some: readonly One[]): One[] {
  let entries = 0;
  return some.filter(({ seq, lastSeq }) => {
    const isWanted = entries < mostMessages;
    entries += lastSeq - seq;
    return isWanted;
  });
}
