// Talks for tests of what happens to keys: sealed and stored as the service does it, and read back with nothing in memory.
import { randomBytes, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { ConsultationId, ConsulteeId, IdempotencyKey } from "../../domain/ids.ts";
import { holdDataKeys } from "../storage/data-keys.ts";
import type { Storage } from "../storage/database.ts";
import { keyFile } from "../storage/key-file.ts";
import { type KeyProvider, keysFromEnvironment } from "../storage/keys.ts";
import { nameBody, openText, sealText } from "../storage/seal.ts";
import { uuidv7 } from "../storage/uuid.ts";

/** As a server has the keys that does not see what is added to the file from now on: it lives on another machine. */
export async function keysOfAnotherMachine(dataDir: string): Promise<KeyProvider> {
  const { keys } = JSON.parse(await readFile(keyFile(dataDir), "utf8")) as {
    keys: { version: number; key: string }[];
  };
  return keysFromEnvironment(keys.map(({ version, key }) => `${version}:${key}`).join(","));
}

export type Words = ReadonlyMap<ConsultationId, readonly string[]>;

/** So many consultations with two messages each, their data keys wrapped by the provider's current version. */
export async function storeTalks(storage: Storage, provider: KeyProvider, count: number): Promise<Words> {
  const keys = holdDataKeys(storage, provider);
  const at = new Date();
  const said = new Map<ConsultationId, string[]>();
  const consultee = randomUUID() as ConsulteeId;
  await storage.db.transaction().execute(async (tx) => {
    await tx.insertInto("consultee").values({ id: consultee, created_at: at }).execute();
    for (let n = 0; n < count; n += 1) {
      const id = uuidv7(at) as ConsultationId;
      await tx
        .insertInto("consultation")
        .values({
          ...{ id, number: Number.parseInt(randomBytes(5).toString("hex"), 16), consultee_id: consultee },
          ...{
            opening_key: randomUUID() as IdempotencyKey,
            entrance: "web",
            opened_at: at,
            state: "waiting",
          },
          ...{ claim_version: 0, counsellor_id: null, claimed_at: null, closed_at: null, last_at: at },
          ...{ last_seq: 2, consultee_seq: 2, counsellor_seq: 0, consultee_read: 0, counsellor_read: 0 },
        })
        .execute();
      const key = await keys.make(tx, id, consultee);
      const texts = [`はじめまして ${n}`, `きいてほしいことがあります ${randomUUID()}`];
      said.set(id, texts);
      const entries = texts.map((text, place) => ({
        ...{
          consultation_id: id,
          seq: place + 1,
          at,
          kind: "message" as const,
          by_whom: "consultee" as const,
        },
        ...{ staff_id: null, mark: null, key: randomUUID() as IdempotencyKey, body_mac: nameBody(key, text) },
        sealed: sealText(key, { consultation: id, seq: place + 1, by: "consultee", staff: null }, text),
      }));
      await tx.insertInto("entry").values(entries).execute();
    }
  });
  return said;
}

/** Everything there is, opened as a process would that has just been started with these keys. Throws where one fails. */
export async function readWords(storage: Storage, provider: KeyProvider): Promise<Words> {
  const rows = await storage.db
    .selectFrom("entry")
    .select(["consultation_id", "seq", "by_whom", "staff_id", "sealed"])
    .orderBy("consultation_id")
    .orderBy("seq")
    .execute();
  const ids = [...new Set(rows.map((row) => row.consultation_id))];
  const keys = await holdDataKeys(storage, provider).of(ids);
  const said = new Map<ConsultationId, string[]>(ids.map((id) => [id, []]));
  for (const { consultation_id: consultation, seq, by_whom: by, staff_id: staff, sealed } of rows) {
    const key = keys.get(consultation);
    if (!key || !sealed) throw new Error(`Entry ${seq} of ${consultation} cannot be opened.`);
    said.get(consultation)?.push(openText(key, { consultation, seq, by, staff }, sealed));
  }
  return said;
}
