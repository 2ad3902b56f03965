import type { Tools } from "../tools.ts";
import { type ListedPerson, listPeople } from "./administration-store.ts";

export function listStaffInFull({ db, now }: Tools): Promise<ListedPerson[]> {
  return listPeople(db, now());
}
