import { z } from "zod";
import { longestMonths, retentionClasses, runStates } from "../domain/retention.ts";
import { endpoint, instant, nothing, staffId } from "./endpoint.ts";
import { reason } from "./staff-administration.ts";

const version = z.int().min(0).max(2_147_483_647);
const months = z.int().min(1).max(longestMonths).nullable();
/** Months after the end of the consultee's last consultation; null: nothing goes. */
const settings = z.strictObject({ usual: months, grave: months });
const count = z.int();
const retentionClass = z.enum(retentionClasses);

/** Version 0 is what every city begins with. The newest run first, at most 50. */
export const listRetention = endpoint({
  path: "/api/desk/retention",
  allow: "deletion:see",
  unattended: true,
  summary:
    "保存期間: for how long what was said is kept, what was proposed to be let go, and how far that came.",
  input: nothing,
  output: z.strictObject({
    version,
    settings,
    runs: z.array(
      z.strictObject({
        id: z.uuid(),
        state: z.enum(runStates),
        proposedBy: staffId,
        proposedAt: instant,
        agreed: z.array(staffId),
        begunAt: instant.nullable(),
        finishedAt: instant.nullable(),
        wanted: z.strictObject({ usual: count, grave: count }),
        done: z.strictObject({ deleted: count, held: count, changed: count }),
      }),
    ),
    people: z.array(z.strictObject({ id: staffId, displayName: z.string() })),
  }),
});
export type ListedRetention = z.output<typeof listRetention.output>;
export type ListedRun = ListedRetention["runs"][number];

/** Numbers and days, never a word; the consultations that are longest over first, at most 200. */
export const previewRetention = endpoint({
  path: "/api/desk/retention/preview",
  allow: "deletion:see",
  summary: "What is over for longer than its period at this moment, and what of it is held.",
  input: nothing,
  output: z.strictObject({
    classes: z.array(
      z.strictObject({
        class: retentionClass,
        before: instant.nullable(),
        due: count,
        held: count,
        oldest: instant.nullable(),
      }),
    ),
    consultations: z.array(
      z.strictObject({ number: z.int(), class: retentionClass, endedAt: instant, isHeld: z.boolean() }),
    ),
    /** Files with single consultations that were taken, and not yet returned or destroyed. */
    copies: count,
  }),
});
export type RetentionPreview = z.output<typeof previewRetention.output>;

export const setRetention = endpoint({
  path: "/api/desk/retention/set",
  allow: "retention:decide",
  stepUp: true,
  summary:
    "Sets the periods in place of the version that was seen; refused where another came between. Nothing goes by it.",
  input: z.strictObject({ version, settings }),
  output: z.strictObject({ version }),
});

/**
 * Exactly what is due now, and not held. Refused with settings-moved where other periods were seen, nothing-due, and
 * retention-under-way while another is asked for or carried out. It begins when others agree (/api/approval/agree).
 */
export const proposeRetention = endpoint({
  path: "/api/desk/retention/propose",
  allow: "retention:decide",
  stepUp: true,
  summary: "Asks others of the city to agree that what is over for longer than its period is deleted.",
  input: z.strictObject({ version, reason }),
  output: z.strictObject({ count }),
});
