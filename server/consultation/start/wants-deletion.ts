import type { Consultation } from "../../../domain/consultation.ts";
import { askedDeletions } from "../../deletion/asked.ts";
import type { Tools } from "../../tools.ts";

/** [CB-8] Whether somebody wants one of theirs deleted, or had it deleted: they want to be left in peace. */
export async function wantsDeletion(
  { db }: Pick<Tools, "db">,
  all: readonly Pick<Consultation, "id">[],
): Promise<boolean> {
  const asked = await askedDeletions(
    { db },
    all.map(({ id }) => id),
  );
  return [...asked.values()].some(({ refused }) => refused === null);
}
