import { z } from "zod";
import type { Permission } from "../domain/access.ts";
import type { ConsultationId, Epoch, IdempotencyKey, StaffId, UrgentCallId } from "../domain/ids.ts";

/**
 * A call, declared once for the server that answers and the page that makes it. All calls are POST with a JSON body:
 * what a person does never stands in an address that a school's filter records.
 */
export type Endpoint<Path extends string, Input extends z.ZodType, Output extends z.ZodType> = {
  readonly path: Path;
  readonly allow: Permission;
  /** [ST-1] 1: a session that has shown a password alone may call it. Left out: only one that has shown all that is asked for. */
  readonly level?: 1;
  /** [ST-7] Needs a second factor shown within the last five minutes. */
  readonly stepUp?: true;
  /** [ST-6] Pages call it by themselves, so it does not keep a session from becoming idle. */
  readonly unattended?: true;
  /** [ST-9] Answers from networks from where nothing else may be done. */
  readonly anywhere?: true;
  /** The largest body that is taken, where it is not what all others take. */
  readonly bodyBytes?: number;
  /** One sentence for the API's description. */
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
};

export function endpoint<const Path extends string, Input extends z.ZodType, Output extends z.ZodType>(
  declared: Endpoint<Path, Input, Output>,
): Endpoint<Path, Input, Output> {
  return declared;
}

/** What a page sends and receives, without the schemas: pages import these types only. */
export type InputOf<E> = E extends { readonly input: infer I extends z.ZodType } ? z.input<I> : never;
export type OutputOf<E> = E extends { readonly output: infer O extends z.ZodType } ? z.output<O> : never;

/** A UUID on the wire, a branded id in the code; in one spelling, as it is compared with what the database says. */
const id = <Branded extends string>() => z.uuid().toLowerCase() as unknown as z.ZodType<Branded, Branded>;

export const consultationId = id<ConsultationId>();
export const staffId = id<StaffId>();
export const urgentCallId = id<UrgentCallId>();
export const idempotencyKey = id<IdempotencyKey>();
export const epoch = id<Epoch>();

/** RFC 3339, UTC: what the server's clock said. */
export const instant = z.iso.datetime();
export const seq = z.int().min(0).max(2_147_483_647);
export const nothing = z.strictObject({});
