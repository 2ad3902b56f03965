import { createHmac, randomBytes } from "node:crypto";
import { Refusal } from "../../domain/refusal.ts";
import { networkOf } from "../staff/network-of.ts";

/** A school of 400 behind one address may mistype as often as this in ten minutes; whoever guesses finds nothing by it in years. */
export const wrongCodesAllowed = 100;
const windowMillis = 600_000;
const mostNetworks = 20_000;

/** [SC-4] Wrong codes, counted by the network they come from, for as long as this process lives. Right ones are not counted. */
export type Guesses = {
  /** Before the code is looked at. Refuses with too-many, and the seconds until somebody there may try again. */
  begin(address: string): void;
  missed(address: string): void;
};

export function openGuesses({ now }: { readonly now: () => Date }): Guesses {
  // The address itself is kept nowhere.
  const key = randomBytes(32);
  const named = (address: string): string =>
    createHmac("sha256", key).update(networkOf(address)).digest("base64url");
  const missed = new Map<string, { readonly until: number; readonly count: number }>();

  function standing(name: string): { readonly until: number; readonly count: number } {
    const at = now().getTime();
    const found = missed.get(name);
    return found && found.until > at ? found : { until: at + windowMillis, count: 0 };
  }

  return {
    begin(address) {
      const { until, count } = standing(named(address));
      if (count < wrongCodesAllowed) return;
      const retryAfterSeconds = Math.max(1, Math.ceil((until - now().getTime()) / 1_000));
      throw new Refusal("too-many", { retryAfterSeconds });
    },
    missed(address) {
      const name = named(address);
      const { until, count } = standing(name);
      missed.delete(name);
      missed.set(name, { until, count: count + 1 });
      // The longest ago goes first: whoever comes from ever new networks does not fill the memory.
      if (missed.size > mostNetworks) missed.delete(missed.keys().next().value ?? "");
    },
  };
}
