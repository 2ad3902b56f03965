import { pauseBefore } from "./sending-again.ts";

/**
 * The push services of the browsers there are (November 2026): Chrome and Samsung, Firefox, Safari, Edge. `*.` stands for any
 * name below it. A city adds others by PUSH_SERVICES.
 */
export const knownPushServices = [
  "fcm.googleapis.com",
  "updates.push.services.mozilla.com",
  "*.push.apple.com",
  "*.notify.windows.com",
] as const;

export const longestPushAddress = 1_000;

/**
 * [NC-4] Whether this address may ever be called: a browser says it, and whoever speaks for a browser could name any address, of this
 * network too. Only https, only the usual port, no name and password, only a host of the list.
 */
export function isPushAddress(address: string, services: readonly string[]): boolean {
  if (address.length > longestPushAddress) return false;
  const [, host] = /^https:\/\/([a-z\d-]+(?:\.[a-z\d-]+)+)\/[\x21-\x7e]*$/.exec(address) ?? [];
  if (host === undefined) return false;
  return services.some((one) => (one.startsWith("*.") ? host.endsWith(one.slice(1)) : host === one));
}

/** What a push service answered: an HTTP status, or nothing that could be read in time. */
export type PushAnswer = {
  readonly status: number | "silence";
  /** For so long it does not want to be asked again; null where it said nothing of it. */
  readonly retryAfterSeconds: number | null;
};

export type PushOutcome =
  | { readonly kind: "sent" }
  /** The browser has taken it back, or is no more. */
  | { readonly kind: "gone" }
  | { readonly kind: "again"; readonly afterMillis: number }
  | { readonly kind: "given-up"; readonly why: "refused" | "too-late" };

export type Pushed = PushAnswer & {
  /** Tries so far, this one included. */
  readonly tries: number;
  /** Since there was something to tell. */
  readonly ageMillis: number;
  /** From 0 to below 1. */
  readonly chance: number;
};

/** Later nobody wants to be told; a push service keeps it for no longer either. */
export const pushGoodForMillis = 12 * 3_600_000;
const firstMillis = 2_000;
const longestMillis = 10 * 60_000;
const longestHeededMillis = 3_600_000;

/** [NC-4] What follows from an answer. */
export function pushOutcome({ status, retryAfterSeconds, tries, ageMillis, chance }: Pushed): PushOutcome {
  if (status !== "silence") {
    if (status >= 200 && status < 300) return { kind: "sent" };
    if (status === 404 || status === 410) return { kind: "gone" };
    if (status !== 429 && status !== 408 && status < 500) return { kind: "given-up", why: "refused" };
  }
  const own = pauseBefore({ tries, chance, firstMillis, longestMillis });
  const asked = Math.min(longestHeededMillis, Math.max(0, retryAfterSeconds ?? 0) * 1_000);
  const afterMillis = Math.max(own, asked);
  if (ageMillis + afterMillis > pushGoodForMillis) return { kind: "given-up", why: "too-late" };
  return { kind: "again", afterMillis };
}
