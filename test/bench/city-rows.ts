import { randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import { genders, gradesOf, relations, schools, topics } from "../../domain/attributes.ts";
import { faces } from "../../domain/faces.ts";
import type { ConsultationId, ConsulteeId, StaffId } from "../../domain/ids.ts";
import { contextOf } from "../../server/storage/data-keys.ts";
import type { KeyProvider } from "../../server/storage/keys.ts";
import { dataKey, nameBody, newDataKeySecret, sealText } from "../../server/storage/seal.ts";

/** What children and counsellors of an invented city write; each line is put together of three of them. */
const ofChildren = [
  ...["きょうも教室に入れなくて、保健室にいました。", "友だちに無視されています。", "くつをかくされた。"],
  ...["学校に行きたくないです。", "LINEのグループから外されました。", "先生に言っても何も変わりません。"],
  ...[
    "部活の先輩がこわいです。",
    "給食のとき、いつも一人です。",
    "夜、眠れません。",
    "おなかが痛くなります。",
  ],
  ...["お母さんには言わないでください。", "からかわれるのがつらいです。", "話を聞いてほしいです。"],
];
const ofCounsellors = [
  ...["話してくれて、ありがとうございます。", "それは、つらかったですね。", "いつごろからですか。"],
  ...["ここで聞いたことは、勝手に伝えません。", "いま、そばにだれかいますか。", "ゆっくりでいいですよ。"],
];
const consultationsAStep = 100;

type Wanted = {
  readonly consultations: number;
  readonly messages: number;
  readonly counsellor: StaffId;
  readonly keyProvider: KeyProvider;
  readonly progress: (messages: number) => void;
};

/**
 * So many closed consultations of the last two years with so many messages between them, as rows, each with its own key and its words
 * really sealed: as they would be after years, in a minute.
 */
export async function makeCity(client: pg.Client, wanted: Wanted): Promise<void> {
  const { consultations, messages, counsellor, keyProvider, progress } = wanted;
  await client.query("set synchronous_commit = off");
  const each = messages / consultations;
  const people: ConsulteeId[] = [];
  for (let made = 0; made < consultations; made += consultationsAStep) {
    const talks = Array.from({ length: Math.min(consultationsAStep, consultations - made) }, (_, n) => {
      const nth = made + n;
      const fresh = people.length === 0 || Math.random() < 0.7;
      if (fresh) people.push(randomUUID() as ConsulteeId);
      const consultee = (fresh ? people.at(-1) : pick(people)) as ConsulteeId;
      const length = Math.round(each * (nth + 1)) - Math.round(each * nth);
      const openedAt = new Date(Date.now() - (1 - nth / consultations) * 730 * 86_400_000 - 86_400_000);
      const closedAt = new Date(openedAt.getTime() + length * 60_000);
      return { id: randomUUID() as ConsultationId, consultee, fresh, length, openedAt, closedAt };
    });
    const keys = await Promise.all(
      talks.map(async ({ id, consultee }) => {
        const secret = newDataKeySecret();
        const context = contextOf({ consultation: id, consultee, version: 1 });
        return { key: dataKey(1, secret), ...(await keyProvider.wrap(secret, context)) };
      }),
    );
    await client.query("begin");
    await client.query("insert into consultee (id, created_at) select unnest($1::uuid[]), now()", [
      talks.filter(({ fresh }) => fresh).map(({ consultee }) => consultee),
    ]);
    await client.query(
      `insert into consultation (number, id, consultee_id, opening_key, entrance, opened_at, state, counsellor_id, claim_version,
         claimed_at, closed_at, last_seq, last_at, consultee_seq, counsellor_seq, consultee_read, counsellor_read,
         attributes_told, opened_within, face_before, face_after)
       select nextval('consultation_number'), m.id, consultee, gen_random_uuid(), entrance, opened, 'closed', $9, 1, null, closed, length, closed, length, length,
         length, length, told, within, face, face
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::int[], $7::jsonb[],
         $8::boolean[], $10::int[]) as m(id, consultee, entrance, opened, closed, length, told, within, face)`,
      [
        ...[talks.map(({ id }) => id), talks.map(({ consultee }) => consultee)],
        talks.map(() => pick(["web", "web", "line"])),
        ...[talks.map(({ openedAt }) => openedAt), talks.map(({ closedAt }) => closedAt)],
        ...[talks.map(({ length }) => length), talks.map(() => JSON.stringify(someAttributes()))],
        ...[talks.map(() => Math.random() < 0.6), counsellor, talks.map(() => pick(faces))],
      ],
    );
    await client.query(
      `insert into data_key (consultation_id, version, wrapped, kek_version)
       select id, 1, wrapped, kek from unnest($1::uuid[], $2::bytea[], $3::int[]) as m(id, wrapped, kek)`,
      [talks.map(({ id }) => id), keys.map(({ wrapped }) => wrapped), keys.map(({ version }) => version)],
    );
    const entries = talks.flatMap(({ id, length, openedAt }, nth) =>
      Array.from({ length }, (_, n) => {
        const by = n > 0 && n % 2 === 1 ? ("counsellor" as const) : ("consultee" as const);
        const staff = by === "counsellor" ? counsellor : null;
        const words = by === "counsellor" ? ofCounsellors : ofChildren;
        const text = pick(words) + pick(words) + pick(words);
        const key = (keys[nth] as (typeof keys)[number]).key;
        const place = { consultation: id, seq: n + 1, by, staff };
        const at = new Date(openedAt.getTime() + n * 60_000);
        return { ...place, at, mac: nameBody(key, text), sealed: sealText(key, place, text) };
      }),
    );
    await client.query(
      `insert into entry (consultation_id, seq, at, kind, by_whom, staff_id, key, body_mac, sealed)
       select id, seq, at, 'message', by, staff, gen_random_uuid(), mac, sealed
       from unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::text[], $5::uuid[], $6::bytea[], $7::bytea[])
         as m(id, seq, at, by, staff, mac, sealed)`,
      [
        ...[entries.map(({ consultation }) => consultation), entries.map(({ seq }) => seq)],
        ...[entries.map(({ at }) => at), entries.map(({ by }) => by), entries.map(({ staff }) => staff)],
        ...[entries.map(({ mac }) => mac), entries.map(({ sealed }) => sealed)],
      ],
    );
    await client.query("commit");
    progress(Math.round(each * (made + talks.length)));
  }
  await client.query("vacuum analyze");
}

function someAttributes(): object {
  const school = pick(schools);
  const grades = gradesOf[school];
  return {
    ...{ relation: pick(relations), school, gender: pick(genders) },
    ...(grades > 0 && { grade: 1 + ((randomBytes(1)[0] ?? 0) % grades) }),
    topics: [...new Set([pick(topics), pick(topics)])],
  };
}

function pick<Some>(some: readonly Some[]): Some {
  return some[Math.floor(Math.random() * some.length)] as Some;
}
