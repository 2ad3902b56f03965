import type { StoredEntry } from "../../domain/entry.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Tools } from "../tools.ts";
import { readEntries } from "./sync-store.ts";

const most = 2_000;

/** The entries of one consultation in their order, for what the service itself works out of them: it is shown to nobody. */
export async function readTalk(
  { storage, keys, log }: Pick<Tools, "storage" | "keys" | "log">,
  consultation: ConsultationId,
): Promise<readonly StoredEntry[]> {
  const damaged = (id: ConsultationId, error: unknown): void =>
    log.error({ consultation: id, error }, "An entry does not open: who changed it, or which key is lost?");
  const found = await readEntries(storage, keys, [{ id: consultation, after: 0 }], most, damaged);
  return found.get(consultation) ?? [];
}
