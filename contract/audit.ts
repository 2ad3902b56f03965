import { z } from "zod";
import { acts } from "../domain/acts.ts";
import { auditActorKinds, purposes } from "../domain/audit.ts";
import { consultationId, endpoint, instant, nothing, staffId } from "./endpoint.ts";

const place = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const hash = z.string().regex(/^[\da-f]{64}$/);

/** Ids, counts, instants, hashes and codes by name ([AU-5]). A newer process may have written names this one does not know. */
const facts = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()).readonly()]));

export const auditLine = z.strictObject({
  position: place,
  at: instant,
  actor: z.enum(auditActorKinds),
  /** Of a member of staff or a consultee. */
  id: z.string().nullable(),
  act: z.string(),
  facts,
});
export type AuditLineView = z.output<typeof auditLine>;

const period = { from: instant, to: instant };

export const searchAudit = endpoint({
  path: "/api/audit/search",
  allow: "audit:search",
  summary: "Lines of the audit trail, the newest first. What was searched for becomes a line itself.",
  input: z.strictObject({
    from: instant.optional(),
    /** Up to, but without, this instant. */
    to: instant.optional(),
    /** Who did it: a member of staff, or a consultee. */
    actor: staffId.optional(),
    /** Whom it was about. */
    staff: staffId.optional(),
    acts: z.array(z.enum(acts)).min(1).max(acts.length).optional(),
    consultation: consultationId.optional(),
    /** Instead of its id: what staff call a consultation aloud. */
    number: z.int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
    /** The next page: what `next` said. */
    before: place.optional(),
    most: z.int().min(1).max(500).default(100),
    /** Also how many there are in each hour: of a period of at most 31 days. */
    byHour: z.boolean().optional(),
  }),
  output: z.strictObject({
    lines: z.array(auditLine),
    /** Null at the end. */
    next: place.nullable(),
    /** Names for the ids that the lines carry. */
    staff: z.array(z.strictObject({ id: staffId, displayName: z.string() })),
    consultations: z.array(z.strictObject({ id: consultationId, number: z.int() })),
    /** Hours with a line in them, by their first instant. Null where it was not asked for, or the period is longer. */
    hours: z.array(z.strictObject({ at: instant, count: z.int() })).nullable(),
    /** What people wrote, for the ids of the facts `why` and `approval`; null where it does not open. */
    reasons: z.array(z.strictObject({ id: z.uuid(), reason: z.string().nullable() })),
  }),
});

export const readAuditHead = endpoint({
  path: "/api/audit/head",
  allow: "audit:search",
  summary: "How long the audit trail is, its hash, the key it is signed with, and the newest sealed heads.",
  input: nothing,
  output: z.strictObject({
    count: place,
    hash,
    /** PEM, and what two people compare over the telephone. */
    publicKey: z.string(),
    fingerprint: hash,
    seals: z.array(z.strictObject({ day: z.iso.date(), count: place, hash, at: instant })),
  }),
});

/** Then `readAuditExport` until `next` is null; the texts one after the other are the file. */
export const beginAuditExport = endpoint({
  path: "/api/audit/export",
  allow: "audit:export",
  stepUp: true,
  summary: "Begins a file of all lines of a period, which can be verified without the database.",
  input: z.strictObject({ ...period, purpose: z.enum(purposes) }),
  output: z.strictObject({
    /** The position of the line that records this export. */
    export: place,
    first: place,
    last: place,
    /** A name for the file. */
    name: z.string(),
  }),
});

export const readAuditExport = endpoint({
  path: "/api/audit/export-part",
  allow: "audit:export",
  summary: "The next part of a file begun by the same person within a day.",
  input: z.strictObject({ export: place, after: place.nullable() }),
  output: z.strictObject({ text: z.string(), next: place.nullable() }),
});
