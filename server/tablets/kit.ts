import type { KitLabel, PosterWording } from "../../domain/kit.ts";

/** What the files of a kit speak of. */
export type Kit = {
  /** The page's address, with a slash at its end. */
  readonly page: URL;
  readonly label: KitLabel;
  readonly wording: PosterWording;
  /** PNG: the page's own icon. */
  readonly icon: Uint8Array;
};
