export type Check = {
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
  /** What to do about it, where it is not ok. */
  readonly remedy?: string;
};
