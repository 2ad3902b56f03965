import { z } from "zod";
import { idempotencyKey, instant, seq, staffId } from "./endpoint.ts";

/** Hand-over and retraction, as the consultee sees them: who of the staff it was is nothing that they are told. */
export const talkEntriesForConsultee = [
  /** [CN-17] Another counsellor goes on. */
  z.strictObject({ kind: z.literal("hand-over"), seq, at: instant }),
  /** [CN-16] In place of a message that was taken back before it was read, and the taking back itself. */
  z.strictObject({ kind: z.literal("retracted"), seq, at: instant }),
  z.strictObject({ kind: z.literal("retract"), of: seq, seq, at: instant }),
] as const;

export const talkEntriesForStaff = [
  z.strictObject({
    kind: z.literal("hand-over"),
    from: staffId,
    to: staffId.nullable(),
    claimVersion: z.int(),
    seq,
    at: instant,
  }),
  z.strictObject({ kind: z.literal("retracted"), staff: staffId, key: idempotencyKey, seq, at: instant }),
  z.strictObject({ kind: z.literal("retract"), staff: staffId, of: seq, seq, at: instant }),
] as const;
