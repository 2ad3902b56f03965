import type { PushKeys } from "./push-keys.ts";

/** Of this process: which push services may be called, and as whom. */
export type PushDoor = {
  readonly keys: PushKeys;
  /** Whom a push service turns to: the https address of the page, or a mailto:. */
  readonly subject: string;
  /** [NC-4] Whether an address may ever be called. */
  readonly allows: (address: string) => boolean;
  /** There is something to be sent. */
  readonly soon: () => void;
};
