import type { Wording } from "../../../domain/wording.ts";
import type { WholeWording } from "./sentence.ts";
import { upperPrimary } from "./upper-primary.ts";

/** Each wording is a file of its own, fetched when it is wanted. */
export const wordings = {
  "lower-primary": async () => (await import("./lower-primary.ts")).lowerPrimary,
  "upper-primary": async () => ({
    ...upperPrimary,
    ...(await import("./upper-primary-later.ts")).upperPrimaryLater,
  }),
  standard: async () => (await import("./standard.ts")).standard,
  english: async () => (await import("./english.ts")).english,
} satisfies Record<Wording, () => Promise<WholeWording>>;
