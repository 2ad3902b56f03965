import type { Staff } from "../../domain/people.ts";
import { listAnswering } from "../staff/list-answering.ts";
import type { Tools } from "../tools.ts";
import { listOnline } from "./online-store.ts";

export type Receiver = Pick<Staff, "id" | "displayName"> & {
  /** Their desk is open at this moment, at whichever machine. */
  readonly isOn: boolean;
};

/** [CN-17] Whom one could hand a consultation over to: whoever works here and may answer, those who are there first. */
export async function listReceivers(tools: Pick<Tools, "db">, asker: Staff): Promise<Receiver[]> {
  const [people, online] = await Promise.all([listAnswering(tools), listOnline(tools.db)]);
  return people
    .filter(({ id }) => id !== asker.id)
    .map(({ id, displayName }) => ({ id, displayName, isOn: online.includes(id) }))
    .sort((a, b) => Number(b.isOn) - Number(a.isOn));
}
