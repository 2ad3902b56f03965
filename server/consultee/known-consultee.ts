import type { ConsulteeId } from "../../domain/ids.ts";
import type { Tools } from "../tools.ts";
import { hasConsultee } from "./store.ts";

/** Whether anything is kept of them: they have written, or came by LINE. */
export function isKnownConsultee({ db }: Pick<Tools, "db">, id: ConsulteeId): Promise<boolean> {
  return hasConsultee(db, id);
}
