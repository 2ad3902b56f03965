import { createHash } from "node:crypto";
import type { IdempotencyKey } from "../../domain/ids.ts";
import type { Practice } from "../../domain/practice.ts";
import { uuidOfHash } from "../storage/uuid.ts";

/** The same for the same step: whoever does it again, after a crash or in another process, does nothing. */
export function stepKey({ id, steps }: Pick<Practice, "id" | "steps">): IdempotencyKey {
  return uuidOfHash(createHash("sha256").update(`practice\n${id}\n${steps}`).digest()) as IdempotencyKey;
}
