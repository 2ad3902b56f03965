/** What is known of where a call comes from. The address is used and never stored as it is. */
export type Whence = {
  readonly address: string;
  /** The token of a browser in which somebody has fully signed in before. */
  readonly device: string | null;
  /** In coarse words. */
  readonly browser: string;
};
