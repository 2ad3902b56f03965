import type { KitLabel, PosterWording } from "../../domain/kit.ts";

/** What a sheet of paper of the kit says. */
export type Sheet = {
  /** What its code leads to. */
  readonly address: string;
  readonly label: KitLabel;
  readonly wording: PosterWording;
  /** Small, at the foot of a poster: whose copy it is. */
  readonly school: string;
  /** [SC-1] As it is printed; null where the city does not count by codes. */
  readonly code: string | null;
  readonly madeAt: Date;
};

/** Each a PDF. */
export type DrawnSheets = { readonly poster: Uint8Array; readonly cards: Uint8Array };
