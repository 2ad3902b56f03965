import { randomUUID } from "node:crypto";
import type { ConsultationId } from "../../domain/ids.ts";
import { holdDataKeys } from "../../server/storage/data-keys.ts";
import { openStorage } from "../../server/storage/database.ts";
import { keysFromEnvironment } from "../../server/storage/keys.ts";
import { nameBody, sealText } from "../../server/storage/seal.ts";
import { connectBare, type Stage } from "./stage.ts";

const aStep = 2_000;

/** So many messages in so many consultations, sealed as the service seals them but stored many at once. Answers how many there are. */
export async function fillWithMessages(
  stage: Stage,
  { messages, consultations }: { readonly messages: number; readonly consultations: number },
  made: (count: number) => void,
): Promise<number> {
  const ids = (await stage.senders(consultations)).map(({ consultation }) => consultation as ConsultationId);
  await using storage = await openStorage({ urls: stage.databaseUrl, poolSize: 2 });
  const keys = await holdDataKeys(storage, keysFromEnvironment(stage.keyEncryptionKeys)).of(ids);
  const client = await connectBare(stage.databaseUrl);
  await client.query("set synchronous_commit = off");
  const each = Math.floor(messages / consultations);
  let count = consultations;
  for (const consultation of ids) {
    const key = keys.get(consultation);
    if (!key) throw new Error("A consultation has no key.");
    // The first one is the consultee's own, sent as anybody sends.
    for (let seq = 2; seq <= each; ) {
      const nths = Array.from({ length: Math.min(aStep, each - seq + 1) }, (_, nth) => seq + nth);
      const texts = nths.map((nth) => `${nth}. きょうも教室に入れなくて、保健室にいました。`);
      const place = (nth: number) => ({ consultation, seq: nth, by: "consultee" as const, staff: null });
      await client.query(
        `insert into entry (consultation_id, seq, at, kind, by_whom, key, body_mac, sealed)
         select $1, seq, now(), 'message', 'consultee', key, body_mac, sealed
         from unnest($2::int[], $3::uuid[], $4::bytea[], $5::bytea[]) as m(seq, key, body_mac, sealed)`,
        [
          consultation,
          nths,
          nths.map(() => randomUUID()),
          texts.map((text) => nameBody(key, text)),
          texts.map((text, at) => sealText(key, place(nths[at] ?? 0), text)),
        ],
      );
      seq += nths.length;
      count += nths.length;
      made(count);
    }
    await client.query("update consultation set last_seq = $2 where id = $1", [consultation, each]);
  }
  // What was not waited for above is on the disk before anything is measured.
  await client.query("vacuum analyze entry");
  await client.query("checkpoint");
  await client.end();
  return count;
}
