import { replyToMessage } from "../../domain/automatic.ts";
import { isOpen } from "../../domain/calendar.ts";
import { open as opened, type Written } from "../../domain/consultation.ts";
import type { ConsultationId, Epoch } from "../../domain/ids.ts";
import type { Consultee } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { rememberConsultee } from "../consultee/remember.ts";
import { refusePaused } from "../pause/paused.ts";
import { retrying } from "../storage/hosts.ts";
import { isSameBody, nameBody } from "../storage/seal.ts";
import { uuidv7 } from "../storage/uuid.ts";
import type { Tools } from "../tools.ts";
import type { Receipt } from "./groups.ts";
import { findByKeys, findOpening, insertConsultation, nextNumber } from "./store.ts";
import { tellHistory } from "./tell-history.ts";

export type Opened = Receipt & { readonly consultation: ConsultationId };

/** The first message opens a consultation. The same key opens it once, however often it is sent ([DL-2]). */
export async function openConsultation(
  tools: Tools,
  consultee: Consultee,
  token: string,
  first: Written,
): Promise<Opened> {
  const epoch = tools.epoch();
  return retrying(
    async () =>
      (await openedBefore(tools, consultee, first)) ?? (await openNow(tools, consultee, token, first, epoch)),
    {
      until: AbortSignal.timeout(10_000),
    },
  );
}

async function openNow(
  tools: Tools,
  consultee: Consultee,
  token: string,
  first: Written,
  epoch: Epoch,
): Promise<Opened> {
  const { db, keys, now, tell, reception } = tools;
  refusePaused(await tools.pauses.of(consultee.id));
  const { settings } = await reception.current();
  const id = uuidv7(now()) as ConsultationId;
  const kept = await db
    .transaction()
    .execute(async (tx) => {
      const at = now();
      const number = await nextNumber(tx, epoch);
      const entrance = await rememberConsultee(tx, tools, consultee, token, at);
      const step = replyToMessage(settings, opened(id, number, consultee, first, at, entrance), at);
      const key = await insertConsultation(tx, step, first.key, isOpen(settings.calendar, at), keys);
      const told = await tellHistory(tx, tools, consultee.id, id);
      return { key, at, told };
    })
    .catch((error: unknown) => {
      if (isUsedKey(error)) return null;
      throw error;
    });
  if (!kept) return (await openedBefore(tools, consultee, first)) ?? refuseBusy();
  keys.remember(id, kept.key);
  for (const one of [id, ...kept.told]) tell(one);
  return { consultation: id, seq: 1, at: kept.at };
}

async function openedBefore(
  { db, keys, storage }: Tools,
  consultee: Consultee,
  first: Written,
): Promise<Opened | null> {
  const id = await findOpening(db, consultee.id, first.key);
  if (!id) return null;
  const [found, key] = await Promise.all([findByKeys(db, [{ id, key: first.key }]), keys.of([id])]);
  const before = found.get(`${id}:${first.key}`);
  const dataKey = key.get(id);
  if (!before || !dataKey) throw new Refusal("not-found");
  if (!isSameBody(nameBody(dataKey, first.text), before.body_mac)) throw new Refusal("key-reused");
  await storage.confirm();
  return { consultation: id, seq: before.seq, at: before.at };
}

/** Two sends of one opening at the same moment: the database let one through. */
function isUsedKey(error: unknown): boolean {
  return (
    error instanceof Error &&
    "constraint" in error &&
    error.constraint === "consultation_consultee_id_opening_key_key"
  );
}

function refuseBusy(): never {
  throw new Refusal("busy");
}
