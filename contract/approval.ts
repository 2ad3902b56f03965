import { z } from "zod";
import { approvalActs, outcomes } from "../domain/approval.ts";
import { roles } from "../domain/people.ts";
import { consultationId, endpoint, instant, nothing, staffId } from "./endpoint.ts";
import { reason } from "./staff-administration.ts";

const approvalId = z.uuid().toLowerCase();

/** [ST-8] Something that somebody wants done, and that others have to agree to. */
const approval = z.strictObject({
  id: approvalId,
  act: z.enum(approvalActs),
  /** Whom it is about. */
  staff: staffId.nullable(),
  /** staff:change: the roles wanted. */
  roles: z.array(z.enum(roles)).nullable(),
  /** break-glass:begin: for how long. */
  minutes: z.int().nullable(),
  /** deletion:carry-out, hold:lift: which one, and what it is called aloud. */
  consultation: consultationId.nullable(),
  number: z.int().nullable(),
  /** retention:carry-out: of how many consultations. */
  count: z.int().nullable(),
  /** settings:change: for which act how many are to be enough. */
  about: z.enum(approvalActs).nullable(),
  wanted: z.int().nullable(),
  reason: z.string(),
  askedBy: staffId,
  askedAt: instant,
  expiresAt: instant,
  needed: z.int(),
  agreed: z.array(staffId),
  /** Null while it is open; what was not decided in time is `expired`. */
  outcome: z.enum([...outcomes, "expired"]).nullable(),
});

export const listApprovals = endpoint({
  path: "/api/approval/list",
  allow: "approval:see",
  unattended: true,
  summary:
    "What waits for others to agree, and what was decided in the last 30 days. An operator sees their own.",
  input: nothing,
  output: z.strictObject({
    approvals: z.array(approval),
    people: z.array(z.strictObject({ id: staffId, displayName: z.string() })),
  }),
});

const one = z.strictObject({ approval: approvalId });

export const agreeToApproval = endpoint({
  path: "/api/approval/agree",
  allow: "approval:give",
  stepUp: true,
  summary: "Agrees. With the last voice needed the act is carried out at once.",
  input: one,
  output: z.strictObject({
    carriedOut: z.boolean(),
    /** staff:reset: the link to hand over. */
    invitation: z.strictObject({ token: z.string(), expiresAt: instant }).nullable(),
  }),
});

export const refuseApproval = endpoint({
  path: "/api/approval/refuse",
  allow: "approval:give",
  summary: "Refuses: nothing is done.",
  input: one,
  output: nothing,
});

export const withdrawApproval = endpoint({
  path: "/api/approval/withdraw",
  allow: "approval:see",
  summary: "Takes back what one has asked for oneself.",
  input: one,
  output: nothing,
});

const rules = z.strictObject({
  rules: z.array(z.strictObject({ act: z.enum(approvalActs), needed: z.int() })),
});

export const listApprovalRules = endpoint({
  path: "/api/approval/rules",
  allow: "settings:change",
  summary: "How many others have to agree to what.",
  input: nothing,
  output: rules,
});

export const setApprovalRule = endpoint({
  path: "/api/approval/set-rule",
  allow: "settings:change",
  stepUp: true,
  summary:
    "How many others have to agree. For breaking the glass never fewer than two. Fewer than now: others agree first.",
  input: z.strictObject({ act: z.enum(approvalActs), needed: z.int().min(0).max(3), reason }),
  output: rules.extend({ approval: approvalId.nullable() }),
});

export const askToBreakGlass = endpoint({
  path: "/api/break-glass/ask",
  allow: "break-glass:ask",
  stepUp: true,
  summary: "An operator asks to read, for a reason and at most an hour. Two of the city have to agree.",
  input: z.strictObject({ reason, minutes: z.int().min(1).max(60) }),
  output: z.strictObject({ approval: approvalId }),
});

export const listBrokenGlass = endpoint({
  path: "/api/break-glass/list",
  allow: "break-glass:see",
  unattended: true,
  summary: "Operators who may read at this moment, and those who might in the last 30 days.",
  input: nothing,
  output: z.strictObject({
    uses: z.array(
      z.strictObject({
        id: z.uuid(),
        staff: staffId,
        displayName: z.string(),
        reason: z.string(),
        beganAt: instant,
        until: instant,
        endedAt: instant.nullable(),
        agreed: z.array(staffId),
      }),
    ),
  }),
});

export const endBrokenGlass = endpoint({
  path: "/api/break-glass/end",
  allow: "break-glass:see",
  summary: "Ends it at once: the operator's own, or anyone's by those who may agree to it.",
  input: z.strictObject({ use: z.uuid().toLowerCase() }),
  output: nothing,
});
