import { z } from "zod";
import { purposes } from "../domain/audit.ts";
import { columnHolds } from "../domain/columns.ts";
import { exportKinds, ledgerKinds } from "../domain/export-kinds.ts";
import {
  duenesses,
  exportRecipients,
  ledgerRecipients,
  mostReminded,
  settlements,
} from "../domain/exporting.ts";
import { endpoint, instant, nothing, staffId } from "./endpoint.ts";
import { reason } from "./staff-administration.ts";

const exportId = z.uuid().toLowerCase();
const count = z.int().min(0);
/** Days in Japan, both included. */
const period = { from: z.iso.date(), to: z.iso.date() };

/** Where the next part begins; opaque to the page, handed back as it came. */
const cursor = z.string().regex(/^\d{1,15}:\d{1,10}$/);

const what = {
  kind: z.enum(exportKinds),
  ...period,
  purpose: z.enum(purposes),
  recipient: z.enum(exportRecipients),
  /** Consultations and people under names of this one file. */
  pseudonymous: z.boolean(),
  /** Small numbers hidden, for publishing: counts alone. */
  masked: z.boolean(),
  /** Into the folder of the operator's configuration, by the command line, instead of to who asks. */
  toFolder: z.boolean(),
  /** By which day it is back or destroyed. */
  dueOn: z.iso.date(),
};

export const listExports = endpoint({
  path: "/api/export/list",
  allow: "export:see",
  unattended: true,
  summary: "The ledger of what has left as a file, or waits to, the newest first, at most 200.",
  input: nothing,
  output: z.strictObject({
    exports: z.array(
      z.strictObject({
        id: exportId,
        ...what,
        kind: z.enum(ledgerKinds),
        recipient: z.enum(ledgerRecipients),
        /** Null: the operator's own plan. */
        askedBy: staffId.nullable(),
        askedAt: instant,
        /** open: waits for others to agree. */
        approval: z.enum(["none", "open", "agreed", "refused"]),
        agreed: z.array(staffId),
        /** Null: nobody has taken all of it. */
        takenAt: instant.nullable(),
        rows: count,
        /** How near the day is; null where nothing of it is out there. */
        dueness: z.enum(duenesses).nullable(),
        /** Whether its parts can be fetched now by whoever asked. */
        takeable: z.boolean(),
        settledAs: z.enum(settlements).nullable(),
        settledBy: staffId.nullable(),
        settledAt: instant.nullable(),
      }),
    ),
    people: z.array(z.strictObject({ id: staffId, displayName: z.string() })),
  }),
});

/** [S11.5] Nothing leaves by it; `readExport` takes it when nobody else has to agree, or the last has. */
export const askExport = endpoint({
  path: "/api/export/ask",
  allow: "export:make",
  stepUp: true,
  summary: "Asks for a file of a period: why, for whom, and until when. On record, and in the ledger.",
  input: z.strictObject({
    ...{ ...what, reason },
    /** Who is told by e-mail before and on the day, and after it. */
    remindTo: z.array(z.email().max(254)).max(mostReminded),
  }),
  output: z.strictObject({ export: exportId, waits: z.boolean() }),
});

/** From `after: null` until `next` is null; the rows one after the other are the file. Cells are texts, as long as there are columns. */
export const readExport = endpoint({
  path: "/api/export/part",
  allow: "export:make",
  summary: "The next part of a file that one has asked for oneself and may take.",
  input: z.strictObject({ export: exportId, after: cursor.nullable() }),
  output: z.strictObject({
    columns: z.array(z.strictObject({ name: z.string(), holds: z.enum(columnHolds) })).readonly(),
    rows: z.array(z.array(z.string()).readonly()).readonly(),
    next: cursor.nullable(),
  }),
});

export const settleExport = endpoint({
  path: "/api/export/settle",
  allow: "export:settle",
  summary: "Says that a file has come back, is destroyed, or was never taken. It cannot be taken any more.",
  input: z.strictObject({ export: exportId, as: z.enum(settlements) }),
  output: nothing,
});
