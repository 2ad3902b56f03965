import { Refusal } from "../../domain/refusal.ts";

/** What somebody did wrong, as they are told. Null for what is a bug. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return new Refusal("too-large");
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") return new Refusal("wrong-content-type");
  return status >= 400 && status < 500 ? new Refusal("bad-input") : null;
}
