import type { Wording } from "../../../domain/wording.ts";
import { importAgain } from "../../shared/import-again.ts";
import type { WholeWording } from "./sentence.ts";
import { upperPrimary } from "./upper-primary.ts";

const lowerPrimary = importAgain(() => import("./lower-primary.ts"));
const upperPrimaryLater = importAgain(() => import("./upper-primary-later.ts"));
const standard = importAgain(() => import("./standard.ts"));
const english = importAgain(() => import("./english.ts"));

/** Each wording is a file of its own, fetched when it is wanted. */
export const wordings = {
  "lower-primary": async () => (await lowerPrimary()).lowerPrimary,
  "upper-primary": async () => ({ ...upperPrimary, ...(await upperPrimaryLater()).upperPrimaryLater }),
  standard: async () => (await standard()).standard,
  english: async () => (await english()).english,
} satisfies Record<Wording, () => Promise<WholeWording>>;
