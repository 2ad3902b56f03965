import { z } from "zod";
import { draftKinds, longestDraft } from "../domain/draft.ts";
import { consultationId, endpoint, epoch, instant, nothing } from "./endpoint.ts";

const kind = z.enum(draftKinds);

/** [TX-4] The whole text each time; an empty one is none. The last one said counts. */
export const saveDraft = endpoint({
  path: "/api/desk/draft",
  allow: "consultation:reply",
  summary: "Keeps what one is still writing in a consultation, sealed, for oneself alone.",
  input: z.strictObject({ epoch, consultation: consultationId, kind, text: z.string().max(longestDraft) }),
  output: nothing,
});

/** The newest 200. One that does not open any more is left out. */
export const listDrafts = endpoint({
  path: "/api/desk/drafts",
  allow: "consultation:reply",
  summary: "What one was still writing, on whatever machine.",
  input: nothing,
  output: z.strictObject({
    drafts: z.array(
      z.strictObject({ consultation: consultationId, kind, text: z.string(), savedAt: instant }),
    ),
  }),
});
