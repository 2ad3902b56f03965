import { randomUUID } from "node:crypto";
import type { ConsultationId } from "../../domain/ids.ts";
import { type Day, inJapan } from "../../domain/japan-time.ts";
import type { Staff } from "../../domain/people.ts";
import type { Petitioner, PetitionKind } from "../../domain/petition.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordActs } from "../audit/record.ts";
import { findConsultation } from "../consultation/find.ts";
import { placeHoldWithin } from "../hold/place.ts";
import type { Tools } from "../tools.ts";
import { placeOfPetitioner, placeOfSought } from "./place-of.ts";
import { sealPetition } from "./seal-petition.ts";
import { findNumber, insertPetition } from "./store.ts";

export type ReceivedPetition = {
  readonly petition: string;
  readonly kind: PetitionKind;
  readonly consultation: ConsultationId | null;
  readonly petitioner: Petitioner;
  readonly receivedOn: Day;
  readonly days: number;
  readonly who: string;
  readonly sought: string;
};

/**
 * [PT-1] Puts down what came on paper, and holds the consultation that it names: nothing of that is deleted meanwhile. Answers its number;
 * again under the same id it is the same one. A consultation that is deleted already: not-found.
 */
export async function receivePetition(tools: Tools, by: Staff, wanted: ReceivedPetition): Promise<number> {
  const { petition: id, kind, consultation, petitioner, receivedOn, days } = wanted;
  if (consultation) await findConsultation(tools, consultation);
  return tools.db.transaction().execute(async (tx) => {
    const at = tools.now();
    if (receivedOn > inJapan(at).day) throw new Refusal("bad-input");
    const number = await insertPetition(tx, {
      ...{ id, kind, consultation, petitioner, receivedOn, days, receivedBy: by.id, receivedAt: at },
      who: sealPetition(tools, placeOfPetitioner(id), wanted.who),
      sought: sealPetition(tools, placeOfSought(id), wanted.sought),
    });
    if (number === null) return (await findNumber(tx, id)) ?? 0;
    const held =
      consultation &&
      (await placeHoldWithin(
        tx,
        tools,
        by,
        {
          ...{ hold: randomUUID(), consultation, all: false, ground: "disclosure-request" as const },
          reason: `開示・訂正等の請求 第${number}号`,
        },
        at,
      ));
    await recordActs(tx, at, [
      ...(held ? [{ actor: by, act: "hold:place" as const, facts: held }] : []),
      {
        ...{ actor: by, act: "petition:receive" as const },
        facts: { petition: id, outcome: kind, consultation: consultation ?? undefined },
      },
    ]);
    return number;
  });
}
